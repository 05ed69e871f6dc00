package pacs.dicom.net;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * How a {@link DimseServer} listens and what it bears.
 *
 * @param bind address and port; port 0 takes a free one
 * @param maxPduLength bytes of a P-DATA-TF announced to peers, at least 4096
 * @param maxAssociations at a time; one more is rejected as "local limit exceeded"
 * @param maxAssociationsPerAddress at a time from one address, so that one peer cannot take them all
 * @param requestTimeout ARTIM: until a new connection has sent its request (PS3.8 9.1.4)
 * @param idleTimeout until an association that sends nothing is aborted
 * @param writeTimeout until a peer that does not take our answers is cut off
 */
public record ServerSettings(
        InetSocketAddress bind,
        int maxPduLength,
        int maxAssociations,
        int maxAssociationsPerAddress,
        Duration requestTimeout,
        Duration idleTimeout,
        Duration writeTimeout) {

    private static final int SMALLEST_PDU = 4096;

    /** @throws IllegalArgumentException when a number makes no sense */
    public ServerSettings {
        if (maxPduLength < SMALLEST_PDU || maxAssociations < 1 || maxAssociationsPerAddress < 1) {
            throw new IllegalArgumentException("A PDU has at least 4096 bytes, a cap is at least 1");
        }
    }

    /** Values for a hospital: 256 associations, half of them from one address at most. */
    public static ServerSettings defaults(InetSocketAddress bind) {
        return new ServerSettings(
                bind, 131072, 256, 128, Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofSeconds(30));
    }

    /** The same with other caps. */
    public ServerSettings withCaps(int associations, int associationsPerAddress) {
        return new ServerSettings(
                bind, maxPduLength, associations, associationsPerAddress, requestTimeout, idleTimeout, writeTimeout);
    }

    /** The same with other timers. */
    public ServerSettings withTimeouts(Duration request, Duration idle, Duration write) {
        return new ServerSettings(bind, maxPduLength, maxAssociations, maxAssociationsPerAddress, request, idle, write);
    }

    UpperLayer.Patience patience() {
        return new UpperLayer.Patience(requestTimeout, idleTimeout, writeTimeout);
    }
}
