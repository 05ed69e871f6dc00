package pacs.gateway.forward;

import java.time.Duration;
import java.util.Map;
import pacs.dicom.core.SopInstanceUid;

/** What became of a STOW request. */
sealed interface StowReply {

    /** The archive said of each object what became of it; of what is not named here it said nothing. */
    record Judged(Map<SopInstanceUid, Verdict> verdicts) implements StowReply {

        public Judged {
            verdicts = Map.copyOf(verdicts);
        }
    }

    /** The archive could not be reached or takes nothing at present. The objects have nothing to do with it. */
    record Away(String reason, Duration notBefore) implements StowReply {}

    /** The archive failed on the request as a whole; perhaps one object in it is to blame. */
    record Failed(String reason) implements StowReply {}
}
