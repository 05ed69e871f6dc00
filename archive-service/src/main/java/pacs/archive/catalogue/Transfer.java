package pacs.archive.catalogue;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import pacs.dicom.core.StudyUid;
import pacs.platform.audit.Act;
import pacs.platform.audit.Actor;
import pacs.platform.tenancy.InstitutionId;

/**
 * One delivery: an association, a STOW request or the look at a volume at start. Its objects share one audit row per
 * study.
 *
 * @param institution whose the objects become
 * @param kind of the actor
 * @param actor AE title, login or client
 * @param address where it came from, empty when from nowhere
 */
public record Transfer(
        UUID id, InstitutionId institution, Action action, Actor.Kind kind, String actor, String address) {

    /** What was done, as the audit names it. */
    public enum Action {
        /** Received from a peer. */
        STORE,
        /** Found durable but not catalogued after a crash. */
        ADOPT
    }

    /** What the audit keeps of it for one study. */
    Act act(StudyUid study, String patient) {
        return act(action.name().toLowerCase(Locale.ROOT), study, patient);
    }

    /** What else it was, by another word. */
    Act act(String word, StudyUid study, String patient) {
        return Act.by(new Actor(kind, actor, Optional.of(institution), "", address), word)
                .as(id)
                .on(institution, study)
                .ofPatient(patient);
    }
}
