package pacs.platform.tenancy;

import java.net.InetAddress;
import java.util.Optional;
import pacs.dicom.core.AeTitle;

/**
 * A DICOM application that may call.
 *
 * @param address the only one it may call from; empty for any
 */
public record AePeer(AeTitle title, InstitutionId institution, Optional<InetAddress> address) {

    /** Whether a call from there may be this peer's. */
    public boolean mayCallFrom(InetAddress from) {
        return address.map(from::equals).orElse(true);
    }
}
