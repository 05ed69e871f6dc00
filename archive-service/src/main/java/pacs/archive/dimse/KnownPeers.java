package pacs.archive.dimse;

import pacs.dicom.core.AeTitle;
import pacs.dicom.net.Admission;
import pacs.dicom.net.AssociationPolicy;
import pacs.dicom.net.AssociationRequest;
import pacs.dicom.net.RejectionReason;
import pacs.platform.tenancy.Directory;

/** Who may associate with the archive: AE titles of the directory, from where they may call (PS3.8 9.3.4). */
final class KnownPeers implements AssociationPolicy {

    private static final AeTitle ANY = new AeTitle("ANY-SCP");

    private final Directory directory;
    private final AeTitle own;

    KnownPeers(Directory directory, AeTitle own) {
        this.directory = directory;
        this.own = own;
    }

    @Override
    public Admission admit(AssociationRequest request) {
        if (!request.called().equals(own) && !request.called().equals(ANY)) {
            return new Admission.Rejected(RejectionReason.CALLED_AE_NOT_RECOGNIZED);
        }
        return directory.admits(request.calling(), request.peer(), request.certificate())
                ? new Admission.Accepted()
                : new Admission.Rejected(RejectionReason.CALLING_AE_NOT_RECOGNIZED);
    }
}
