package pacs.platform.audit;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import pacs.dicom.core.StudyUid;
import pacs.platform.tenancy.InstitutionId;

/** What the request in hand is about, for the audit trail; told by whoever finds out while the request is answered. */
@RequestScoped
public class ActInHand {

    private Optional<InstitutionId> owner = Optional.empty();
    private Optional<StudyUid> study = Optional.empty();
    private String purpose = "";

    /** It is about this institution's data. */
    public void on(InstitutionId institution) {
        owner = Optional.of(institution);
    }

    /** It is about this study. */
    public void on(InstitutionId institution, StudyUid uid) {
        owner = Optional.of(institution);
        study = Optional.of(uid);
    }

    /** It is allowed for this purpose, as the grant says. */
    public void because(String why) {
        purpose = why;
    }

    /** The act with what is known of it. */
    public Act complete(Act act) {
        Act known = owner.map(act::on).orElse(act);
        known = study.map(StudyUid::value).map(known::onStudy).orElse(known);
        return purpose.isEmpty() ? known : known.because(purpose);
    }
}
