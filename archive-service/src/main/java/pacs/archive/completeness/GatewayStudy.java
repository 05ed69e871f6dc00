package pacs.archive.completeness;

import java.time.Instant;
import pacs.dicom.core.StudyUid;

/**
 * What a gateway says of a study it has.
 *
 * @param since when it came to this state, by the gateway's clock
 * @param instances it has received from modalities
 * @param sent of these, how many the archive has said yes to
 * @param problem one sentence when a person should look, else empty
 */
public record GatewayStudy(StudyUid study, State state, int instances, int sent, Instant since, String problem) {

    /** In the order of the road. */
    public enum State {
        /** Still coming from the modality. */
        CAPTURED,
        /** Whole as far as the gateway knows, and waiting. */
        QUEUED,
        /** On its way. */
        SENDING,
        /** The archive has said yes to each instance. */
        RECEIVED,
        /** The archive has signed for all. */
        COMPLETE,
        /** It has left the spool, or may. */
        ARCHIVED
    }
}
