package pacs.archive.identity.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import pacs.archive.identity.IndexViews.CandidatePage;
import pacs.archive.identity.IndexViews.CandidateView;
import pacs.archive.identity.IndexViews.PatientView;
import pacs.archive.identity.PersonIndex;
import pacs.archive.identity.Steward;
import pacs.platform.Refusal;
import pacs.platform.audit.Actor;
import pacs.platform.audit.Audited;
import pacs.platform.http.Bodies;
import pacs.platform.security.Caller;
import pacs.platform.security.Needs;
import pacs.platform.security.Right;
import pacs.platform.tenancy.Directory;
import pacs.platform.tenancy.Role;

/** The index of persons, for its stewards. A change needs If-Match with the ETag that was read. */
@Path("archive/patients")
@Authenticated
@Needs(Right.KEEP_INDEX)
@Audited(in = "archive")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PatientsResource {

    private final PersonIndex index;
    private final Caller caller;
    private final Instance<Actor> actor;
    private final Directory directory;

    PatientsResource(PersonIndex index, Caller caller, Instance<Actor> actor, Directory directory) {
        this.index = index;
        this.caller = caller;
        this.actor = actor;
        this.directory = directory;
    }

    /** @param next for {@code after}; absent on the last page */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Page(List<CandidateAnswer> candidates, Optional<Long> next) {}

    /** @param state {@code open} or {@code decided} */
    @GET
    @Path("candidates")
    @Audited(value = "candidates-listed", in = "archive")
    public Page candidates(
            @DefaultValue("open") @QueryParam("state") String state,
            @DefaultValue("0") @QueryParam("after") long after,
            @DefaultValue("50") @QueryParam("size") int size) {
        if (!state.equals("open") && !state.equals("decided")) {
            throw new Refusal(Refusal.Reason.INVALID_REQUEST, "The state is open or decided.");
        }
        CandidatePage page = index.candidates(steward(), state.equals("open"), after, size);
        return new Page(page.candidates().stream().map(this::answer).toList(), page.next());
    }

    @GET
    @Path("candidates/{id}")
    @Audited(value = "candidates-listed", in = "archive")
    public Response candidate(@PathParam("id") long id) {
        return tagged(index.candidate(steward(), id));
    }

    @POST
    @Path("candidates/{id}/link")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response link(
            @PathParam("id") long id, @DefaultValue("") @HeaderParam(HttpHeaders.IF_MATCH) String tag, InputStream body)
            throws IOException {
        return tagged(index.link(steward(), id, Bodies.version(tag), Reason.read(body)));
    }

    @POST
    @Path("candidates/{id}/distinct")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response keepApart(
            @PathParam("id") long id, @DefaultValue("") @HeaderParam(HttpHeaders.IF_MATCH) String tag, InputStream body)
            throws IOException {
        return tagged(index.keepApart(steward(), id, Bodies.version(tag), Reason.read(body)));
    }

    @POST
    @Path("candidates/{id}/reopen")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response reopen(
            @PathParam("id") long id, @DefaultValue("") @HeaderParam(HttpHeaders.IF_MATCH) String tag, InputStream body)
            throws IOException {
        return tagged(index.reopen(steward(), id, Bodies.version(tag), Reason.read(body)));
    }

    /** @param id Patient ID, as a whole */
    @GET
    @Audited(value = "patients-listed", in = "archive")
    public List<PatientAnswer> patients(@DefaultValue("") @QueryParam("id") String id) {
        return index.patients(steward(), id).stream().map(this::answer).toList();
    }

    /** With the version of the link as ETag; none when the patient is linked to nobody. */
    @GET
    @Path("{patient}")
    @Audited(value = "patients-listed", in = "archive")
    public Response patient(@PathParam("patient") long patient) {
        return tagged(index.patient(steward(), patient));
    }

    @POST
    @Path("{patient}/unlink")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response unlink(
            @PathParam("patient") long patient,
            @DefaultValue("") @HeaderParam(HttpHeaders.IF_MATCH) String tag,
            InputStream body)
            throws IOException {
        return tagged(index.unlink(steward(), patient, Bodies.version(tag), Reason.read(body)));
    }

    private Steward steward() {
        return new Steward(caller.institution(), caller.has(Role.REGION_IDENTITY_STEWARD), actor.get());
    }

    private Response tagged(CandidateView candidate) {
        return Response.ok(answer(candidate))
                .header(HttpHeaders.ETAG, Bodies.tag(candidate.version()))
                .build();
    }

    private Response tagged(PatientView patient) {
        Response.ResponseBuilder answer = Response.ok(answer(patient));
        patient.links().stream()
                .filter(link -> link.ended().isEmpty())
                .findFirst()
                .ifPresent(link -> answer.header(HttpHeaders.ETAG, Bodies.tag(link.version())));
        return answer.build();
    }

    private CandidateAnswer answer(CandidateView candidate) {
        return CandidateAnswer.of(candidate, directory);
    }

    private PatientAnswer answer(PatientView patient) {
        return PatientAnswer.of(patient, directory);
    }
}
