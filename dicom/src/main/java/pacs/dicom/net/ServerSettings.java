package pacs.dicom.net;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * How a {@link DimseServer} listens and what it bears. Socket buffers are left to the operating system, which makes them as
 * large as the line needs.
 *
 * @param bind address and port; port 0 takes a free one
 * @param tls a second port for secured associations
 * @param maxPduLength bytes of a P-DATA-TF announced to peers, 4096 to 1 MiB
 * @param outstanding operations of one association that may wait for their answers, where the peer asks for that (PS3.7 D.3.3.3)
 */
public record ServerSettings(
        InetSocketAddress bind,
        Optional<TlsListener> tls,
        int maxPduLength,
        int outstanding,
        AssociationCaps caps,
        ServerTimers timers) {

    public static final int DEFAULT_MAX_PDU_LENGTH = 131072;

    private static final int SMALLEST_PDU = 4096;
    private static final int LONGEST_PDU = 1 << 20;
    private static final int MOST_OUTSTANDING = 256;
    private static final AssociationCaps HOSPITAL = new AssociationCaps(256, 128, 128);

    /** @throws IllegalArgumentException when a number makes no sense */
    public ServerSettings {
        requireMaxPduLength(maxPduLength);
        requireOutstanding(outstanding);
    }

    /** Values for a hospital: 256 associations, half of them from one address at most. */
    public static ServerSettings defaults(InetSocketAddress bind) {
        return new ServerSettings(bind, Optional.empty(), DEFAULT_MAX_PDU_LENGTH, 8, HOSPITAL, ServerTimers.DEFAULT);
    }

    /** The same with other caps. */
    public ServerSettings withCaps(AssociationCaps others) {
        return new ServerSettings(bind, tls, maxPduLength, outstanding, others, timers);
    }

    /** The same with other timers. */
    public ServerSettings withTimers(ServerTimers others) {
        return new ServerSettings(bind, tls, maxPduLength, outstanding, caps, others);
    }

    /** The same with a port for TLS. */
    public ServerSettings withTls(TlsListener listener) {
        return new ServerSettings(bind, Optional.of(listener), maxPduLength, outstanding, caps, timers);
    }

    /** The same with other PDUs and another window. */
    public ServerSettings withMessages(int longestPdu, int outstandingOperations) {
        return new ServerSettings(bind, tls, longestPdu, outstandingOperations, caps, timers);
    }

    UpperLayer.Patience patience() {
        return new UpperLayer.Patience(timers.request(), timers.idle(), timers.write());
    }

    static void requireMaxPduLength(int length) {
        if (length < SMALLEST_PDU || length > LONGEST_PDU) {
            throw new IllegalArgumentException("A PDU has 4096 to 1048576 bytes, not " + length);
        }
    }

    static void requireOutstanding(int operations) {
        if (operations < 1 || operations > MOST_OUTSTANDING) {
            throw new IllegalArgumentException("A window has 1 to 256 operations, not " + operations);
        }
    }
}
