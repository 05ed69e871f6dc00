package pacs.dicom.net;

import java.util.Optional;

/**
 * How an SCU asks for an association.
 *
 * @param maxPduLength bytes of a P-DATA-TF taken from the peer, and sent at most whatever more the peer would take
 * @param outstanding operations wanted to be under way at a time (PS3.7 D.3.3.3); the peer may grant fewer
 * @param tls for a port that speaks it; there is no way back to plain text
 */
public record AssociationSettings(Timeouts timeouts, int maxPduLength, int outstanding, Optional<Tls> tls) {

    public static final AssociationSettings DEFAULT =
            new AssociationSettings(Timeouts.DEFAULT, ServerSettings.DEFAULT_MAX_PDU_LENGTH, 1, Optional.empty());

    /** @throws IllegalArgumentException when a number makes no sense */
    public AssociationSettings {
        ServerSettings.requireMaxPduLength(maxPduLength);
        ServerSettings.requireOutstanding(outstanding);
    }

    /** The same with other patience. */
    public AssociationSettings withTimeouts(Timeouts others) {
        return new AssociationSettings(others, maxPduLength, outstanding, tls);
    }

    /** The same with other PDUs and another window. */
    public AssociationSettings withMessages(int longestPdu, int outstandingOperations) {
        return new AssociationSettings(timeouts, longestPdu, outstandingOperations, tls);
    }

    /** The same over TLS. */
    public AssociationSettings withTls(Tls identity) {
        return new AssociationSettings(timeouts, maxPduLength, outstanding, Optional.of(identity));
    }
}
