package pacs.archive.completeness.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pacs.archive.completeness.StudyCompleteness;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.Refusal;
import pacs.platform.audit.Audited;
import pacs.platform.security.Caller;
import pacs.platform.security.Needs;
import pacs.platform.security.Right;

/** Whether a study is all here, for anybody of its institution. */
@Path("api/studies")
@Authenticated
@Audited(value = "status-read", in = "archive", gathered = true)
@Needs(Right.FOLLOW)
@RunOnVirtualThread
class CompletenessResource {

    /**
     * As JSON.
     *
     * @param state {@code arriving} or {@code settled}
     * @param conflicts SOP Instance UIDs of which another version with other content is kept beside the one that is shown
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Answer(
            String study,
            String state,
            long version,
            long received,
            long expected,
            Optional<String> settledBy,
            Optional<Instant> settledAt,
            Optional<Instant> arrivedAt,
            List<String> conflicts) {

        static Answer of(StudyCompleteness.View view) {
            return new Answer(
                    view.study().value(),
                    view.settled() ? "settled" : "arriving",
                    view.version(),
                    view.received(),
                    view.expected(),
                    view.settledBy(),
                    view.settledAt(),
                    view.arrivedAt(),
                    view.conflicts().stream().map(SopInstanceUid::value).toList());
        }
    }

    private final StudyCompleteness studies;
    private final Caller caller;

    CompletenessResource(StudyCompleteness studies, Caller caller) {
        this.studies = studies;
        this.caller = caller;
    }

    @GET
    @Path("{study}/completeness")
    @Produces("application/json")
    public Answer completeness(@PathParam("study") StudyUid study) {
        return studies.of(caller.institution(), study)
                .map(Answer::of)
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "No study " + study + " is here."));
    }
}
