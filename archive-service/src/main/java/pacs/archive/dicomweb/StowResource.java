package pacs.archive.dicomweb;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pacs.archive.catalogue.Transfer;
import pacs.archive.intake.Intake;
import pacs.dicom.core.StudyUid;
import pacs.dicom.json.DicomJson;
import pacs.platform.security.Caller;

/** Store transaction (PS3.18 10.5): each part is one object, and a bad one does not hurt the rest. */
@Path("dicom-web/studies")
@Produces({StowResource.DICOM_JSON, "application/json"})
@RolesAllowed({"gateway", "integration", "technician", "institution-admin"})
class StowResource {

    static final String DICOM_JSON = "application/dicom+json";

    private final Intake intake;
    private final Caller caller;

    StowResource(Intake intake, Caller caller) {
        this.intake = intake;
        this.caller = caller;
    }

    /** Objects of any study. */
    @POST
    @RunOnVirtualThread
    public Response store(
            @HeaderParam("Content-Type") @Nullable String type,
            @Context HttpServerRequest from,
            @Context UriInfo uri,
            InputStream body) {
        return answer(Optional.empty(), type, from, uri, body);
    }

    /** Objects of one study; others are refused. */
    @POST
    @Path("{study}")
    @RunOnVirtualThread
    public Response storeInStudy(
            @PathParam("study") StudyUid study,
            @HeaderParam("Content-Type") @Nullable String type,
            @Context HttpServerRequest from,
            @Context UriInfo uri,
            InputStream body) {
        return answer(Optional.of(study), type, from, uri, body);
    }

    private Response answer(
            Optional<StudyUid> study, @Nullable String type, HttpServerRequest from, UriInfo uri, InputStream body) {
        Transfer transfer = new Transfer(
                UUID.randomUUID(),
                caller.institution(),
                Transfer.Action.STORE,
                caller.subject(),
                from.remoteAddress().hostAddress());
        StowAnswer answer =
                new StowAnswer(uri.getBaseUri().resolve("dicom-web/studies").toString());
        OptionalLong length = from.getHeader(HttpHeaders.CONTENT_LENGTH) == null
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(from.getHeader(HttpHeaders.CONTENT_LENGTH)));
        new StowRequest(transfer, study, StowMediaType.parse(type == null ? "" : type), length, body)
                .store(intake, answer);
        return Response.status(answer.status())
                .type(DICOM_JSON)
                .entity(DicomJson.write(answer.dataSet(), path -> path))
                .build();
    }
}
