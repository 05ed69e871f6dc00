package pacs.gateway.peers;

import java.util.Optional;
import java.util.function.Supplier;
import pacs.dicom.core.AeTitle;
import pacs.dicom.net.Admission;
import pacs.dicom.net.AssociationPolicy;
import pacs.dicom.net.AssociationRequest;
import pacs.dicom.net.RejectionReason;

/** Lets in whom the centre names, from the address it names (PS3.8 9.3.4). */
public final class Peers implements AssociationPolicy {

    /** Test tools and some modalities call everybody by this name. */
    private static final AeTitle ANY_SCP = new AeTitle("ANY-SCP");

    private final Supplier<Optional<Self>> self;

    /** @param self what the centre has said last; empty while it has never said anything */
    public Peers(Supplier<Optional<Self>> self) {
        this.self = self;
    }

    @Override
    public Admission admit(AssociationRequest request) {
        Optional<Self> known = self.get();
        if (known.isEmpty()) {
            // Nobody has told yet who may call: the modality shall try again, not give up.
            return new Admission.Rejected(RejectionReason.TEMPORARY_CONGESTION);
        }
        if (!knows(known.get(), request)) {
            return new Admission.Rejected(RejectionReason.CALLING_AE_NOT_RECOGNIZED);
        }
        if (!request.called().equals(known.get().aeTitle()) && !request.called().equals(ANY_SCP)) {
            return new Admission.Rejected(RejectionReason.CALLED_AE_NOT_RECOGNIZED);
        }
        return new Admission.Accepted();
    }

    private static boolean knows(Self self, AssociationRequest request) {
        return self.peers().stream()
                .anyMatch(peer -> peer.title().equals(request.calling())
                        && peer.isShownBy(request.certificate())
                        && peer.mayCallFrom(request.peer()));
    }
}
