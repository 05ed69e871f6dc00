package pacs.archive.dicomweb;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import pacs.archive.catalogue.Transfer;
import pacs.archive.intake.Intake;
import pacs.dicom.core.StudyUid;
import pacs.dicom.json.DicomJson;
import pacs.platform.audit.Actor;
import pacs.platform.audit.Audited;
import pacs.platform.security.Caller;
import pacs.platform.security.Needs;
import pacs.platform.security.Right;

/** Store transaction (PS3.18 10.5): each part is one object, and a bad one does not hurt the rest. */
@Path("dicom-web/studies")
@Produces({StowResource.DICOM_JSON, "application/json"})
@Audited(in = "archive")
@Authenticated
@Needs(Right.STORE)
@RunOnVirtualThread
class StowResource {

    /** An answer that names many objects takes its time over a thin line. */
    private static final int SECONDS = 60;

    static final String DICOM_JSON = "application/dicom+json";

    private final Intake intake;
    private final Caller caller;
    private final Whereabouts whereabouts;
    private final HttpServerRequest request;
    private final StowTurns turns;

    StowResource(Intake intake, Caller caller, Whereabouts whereabouts, HttpServerRequest request, StowTurns turns) {
        this.turns = turns;
        this.intake = intake;
        this.caller = caller;
        this.whereabouts = whereabouts;
        this.request = request;
    }

    /** Objects of any study. */
    @POST
    public Response store(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) Optional<String> type,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) Optional<Long> length,
            InputStream body) {
        return answer(Optional.empty(), type, length, body);
    }

    /** Objects of one study; others are refused. */
    @POST
    @Path("{study}")
    public Response store(
            @PathParam("study") StudyUid study,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) Optional<String> type,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) Optional<Long> length,
            InputStream body) {
        return answer(Optional.of(study), type, length, body);
    }

    private Response answer(Optional<StudyUid> study, Optional<String> type, Optional<Long> length, InputStream body) {
        try (Turns.Turn _ = turns.take(request, whereabouts.institution())) {
            return stored(study, type, length, body);
        }
    }

    private Response stored(Optional<StudyUid> study, Optional<String> type, Optional<Long> length, InputStream body) {
        StowAnswer answer = new StowAnswer(whereabouts.urls(whereabouts.institution()));
        OptionalLong bytes = length.map(OptionalLong::of).orElseGet(OptionalLong::empty);
        new StowRequest(transfer(), study, StowMediaType.parse(type.orElse("")), bytes, body).store(intake, answer);
        Response.ResponseBuilder response = Response.status(answer.status())
                .type(DICOM_JSON)
                .entity(DicomJson.write(answer.dataSet(), path -> path));
        answer.breach().ifPresent(sentence -> {
            Line.endAfterAnswer(request, SECONDS);
            response.header("Warning", "299 dicom-web \"" + sentence + "\"");
        });
        return response.build();
    }

    private Transfer transfer() {
        return new Transfer(
                UUID.randomUUID(),
                caller.institution(),
                Transfer.Action.STORE,
                caller.kind() == Caller.Kind.PERSON ? Actor.Kind.PERSON : Actor.Kind.CLIENT,
                caller.subject(),
                request.remoteAddress().hostAddress());
    }
}
