package pacs.gateway.peers;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import pacs.dicom.core.AeTitle;
import pacs.dicom.net.Fingerprint;

/**
 * A DICOM application that may call this gateway.
 *
 * @param address a literal address or a host name, the only one it may call from; empty for any
 * @param certificate the only one it may show; empty when none is asked for
 */
public record Peer(AeTitle title, Optional<String> address, Optional<Fingerprint> certificate) {

    /** Whether who has shown this certificate, or none, may be this peer. */
    boolean isShownBy(Optional<Fingerprint> shown) {
        return certificate.isEmpty() || certificate.equals(shown);
    }

    /** Whether a call from there may be this peer's. A name that cannot be resolved is nobody's. */
    boolean mayCallFrom(InetAddress from) {
        return address.map(name -> isAddressOf(name, from)).orElse(true);
    }

    private static boolean isAddressOf(String name, InetAddress from) {
        try {
            return Arrays.asList(InetAddress.getAllByName(name)).contains(from);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
