package pacs.platform.audit;

import java.util.Optional;
import java.util.UUID;
import pacs.dicom.core.StudyUid;
import pacs.platform.tenancy.InstitutionId;

/**
 * What somebody did, or was not let do: one row of the trail. Texts come as they are; the trail shortens what is too long
 * and takes out what PostgreSQL does not hold.
 *
 * @param operation what makes it one act: the same operation, action, study and institution twice is one row
 * @param action in small words with hyphens, such as {@code grant-opened}; the list stands in {@code docs/audit.md}
 * @param matter what it is about
 * @param refusal why it was not done; empty when it was
 * @param times how often, for refusals that are counted
 */
public record Act(UUID operation, Actor actor, String action, Matter matter, String refusal, int times) {

    /**
     * What an act is about.
     *
     * @param owner whose data it is, when not the actor's own institution's
     * @param patient Patient ID as the owner uses it; empty for none
     * @param study Study Instance UID, or what was given for one; empty for none
     * @param purpose why: the reason given, or the purpose of the grant; empty for none
     * @param detail what else there is to know: a query, an object's name, what changed
     */
    public record Matter(Optional<InstitutionId> owner, String patient, String study, String purpose, String detail) {

        static final Matter NONE = new Matter(Optional.empty(), "", "", "", "");
    }

    /** Done by somebody, about nothing yet. */
    public static Act by(Actor actor, String action) {
        return new Act(UUID.randomUUID(), actor, action, Matter.NONE, "", 1);
    }

    /** On data of this institution; of the actor's own nothing is noted. */
    public Act on(InstitutionId owner) {
        Optional<InstitutionId> other =
                Optional.of(owner).filter(id -> !actor.institution().equals(Optional.of(id)));
        return with(new Matter(other, matter.patient, matter.study, matter.purpose, matter.detail));
    }

    public Act on(InstitutionId owner, StudyUid study) {
        return on(owner).onStudy(study.value());
    }

    /** @param study as it was given */
    public Act onStudy(String study) {
        return with(new Matter(matter.owner, matter.patient, study, matter.purpose, matter.detail));
    }

    public Act ofPatient(String patient) {
        return with(new Matter(matter.owner, patient, matter.study, matter.purpose, matter.detail));
    }

    public Act because(String purpose) {
        return with(new Matter(matter.owner, matter.patient, matter.study, purpose, matter.detail));
    }

    public Act noting(String detail) {
        return with(new Matter(matter.owner, matter.patient, matter.study, matter.purpose, detail));
    }

    /** It was not done. */
    public Act refused(String why) {
        return new Act(operation, actor, action, matter, why, times);
    }

    /** One of several rows of the same operation, or a repeat of it. */
    public Act as(UUID sameOperation) {
        return new Act(sameOperation, actor, action, matter, refusal, times);
    }

    /** So often, in one row. */
    public Act counted(int often) {
        return new Act(operation, actor, action, matter, refusal, often);
    }

    private Act with(Matter changed) {
        return new Act(operation, actor, action, changed, refusal, times);
    }
}
