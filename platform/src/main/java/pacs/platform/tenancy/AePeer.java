package pacs.platform.tenancy;

import java.net.InetAddress;
import java.util.Optional;
import pacs.dicom.core.AeTitle;
import pacs.dicom.net.Fingerprint;

/**
 * A DICOM application that may call.
 *
 * @param address the only one it may call from; empty for any
 * @param certificate the only one it may show; empty when none is asked for
 */
public record AePeer(
        AeTitle title, InstitutionId institution, Optional<InetAddress> address, Optional<Fingerprint> certificate) {

    /** Whether a call from there may be this peer's. */
    public boolean mayCallFrom(InetAddress from) {
        return address.map(from::equals).orElse(true);
    }

    /** Whether who has shown this certificate, or none, may be this peer. */
    public boolean isShownBy(Optional<Fingerprint> shown) {
        return certificate.isEmpty() || certificate.equals(shown);
    }
}
