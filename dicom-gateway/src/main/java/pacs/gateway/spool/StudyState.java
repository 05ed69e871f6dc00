package pacs.gateway.spool;

import java.util.Locale;

/** How far a study has come, in the order of the road. */
public enum StudyState {
    /** Still coming from the modality. */
    CAPTURED,
    /** Quiet, and nothing of it was sent yet. */
    QUEUED,
    /** Some of it is in the archive. */
    SENDING,
    /** The archive has said yes to each object. */
    RECEIVED,
    /** The archive has signed for all of them. */
    COMPLETE,
    /** It has left the spool, or may. */
    ARCHIVED;

    /** As the index and the centre spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
