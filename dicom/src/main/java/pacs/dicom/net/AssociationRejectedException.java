package pacs.dicom.net;

import java.io.IOException;

/** The peer does not want the association (PS3.8 9.3.4). */
public final class AssociationRejectedException extends IOException {

    private static final long serialVersionUID = 1;

    private final boolean permanent;

    AssociationRejectedException(Pdu.AssociateRj rejection) {
        super("The peer rejected the association: "
                + RejectionReason.of(rejection.source(), rejection.reason())
                        .map(RejectionReason::toString)
                        .orElse("source " + rejection.source() + ", reason " + rejection.reason()));
        this.permanent = rejection.result() == 1;
    }

    /** Whether trying again later is in vain. */
    public boolean isPermanent() {
        return permanent;
    }
}
