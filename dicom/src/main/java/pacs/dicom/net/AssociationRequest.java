package pacs.dicom.net;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import pacs.dicom.core.AeTitle;

/**
 * Somebody wants to associate (PS3.8 9.3.2).
 *
 * @param called the AE title they want to reach
 * @param calling the AE title they call themselves
 * @param peer where the connection comes from
 * @param proposed abstract syntaxes they propose, as received
 * @param implementation implementation version name, may be empty
 * @param certificate the one they proved to have; empty without TLS
 */
public record AssociationRequest(
        AeTitle called,
        AeTitle calling,
        InetAddress peer,
        List<String> proposed,
        String implementation,
        Optional<Fingerprint> certificate) {

    public AssociationRequest {
        proposed = List.copyOf(proposed);
    }
}
