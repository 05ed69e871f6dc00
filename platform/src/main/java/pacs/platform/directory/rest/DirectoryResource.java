package pacs.platform.directory.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import pacs.platform.Refusal;
import pacs.platform.directory.Entry;
import pacs.platform.directory.Keeping;
import pacs.platform.directory.Kind;
import pacs.platform.directory.Page;
import pacs.platform.directory.Question;
import pacs.platform.directory.Question.State;
import pacs.platform.http.Bodies;
import pacs.platform.security.Caller;

/** The entries of the directory: one road for all kinds, whose fields stand in {@code docs/directory.md}. */
@Path("/directory/{kind}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DirectoryResource {

    private static final int LONGEST_BODY = 64 * 1024;
    private static final int LARGEST_PAGE = 200;
    private static final int LAST_PAGE = 1_000_000;

    record PageView(long total, int page, int size, List<JsonNode> entries) {}

    private final Caller caller;
    private final Keeping keeping;

    @Inject
    DirectoryResource(Caller caller, Keeping keeping) {
        this.caller = caller;
        this.keeping = keeping;
    }

    /** @param search characters somewhere in the entry */
    @GET
    @RolesAllowed({"institution-admin", "region-admin", "security-admin", "auditor"})
    public PageView list(
            @PathParam("kind") String kind,
            @DefaultValue("") @QueryParam("q") String search,
            @DefaultValue("") @QueryParam("institution") String institution,
            @DefaultValue("active") @QueryParam("state") String state,
            @DefaultValue("1") @QueryParam("page") int page,
            @DefaultValue("50") @QueryParam("size") int size) {
        int realPage = Math.clamp(page, 1, LAST_PAGE);
        int realSize = Math.clamp(size, 1, LARGEST_PAGE);
        Page found =
                keeping.page(caller, kind(kind), new Question(search, institution, state(state), realPage, realSize));
        return new PageView(
                found.total(),
                realPage,
                realSize,
                found.entries().stream().<JsonNode>map(Entry::json).toList());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"institution-admin", "region-admin", "security-admin", "auditor"})
    public Response get(@PathParam("kind") String kind, @PathParam("id") int id) {
        return answer(Response.ok(), keeping.find(caller, kind(kind), id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"institution-admin", "region-admin", "security-admin"})
    public Response create(@PathParam("kind") String kind, InputStream body) throws IOException {
        Entry made = keeping.create(caller, kind(kind), Bodies.read(body, LONGEST_BODY));
        return answer(Response.created(URI.create("/directory/" + kind + "/" + made.id())), made);
    }

    /** All of the entry: what is left out is empty afterwards. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"institution-admin", "region-admin", "security-admin"})
    public Response change(
            @PathParam("kind") String kind,
            @PathParam("id") int id,
            @DefaultValue("") @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            InputStream body)
            throws IOException {
        Kind known = kind(kind);
        int version = Bodies.version(ifMatch);
        return answer(Response.ok(), keeping.change(caller, known, id, version, Bodies.read(body, LONGEST_BODY)));
    }

    /** The entry is no longer in use; it stays readable. */
    @POST
    @Path("{id}/end")
    @RolesAllowed({"institution-admin", "region-admin", "security-admin"})
    public Response end(
            @PathParam("kind") String kind,
            @PathParam("id") int id,
            @DefaultValue("") @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(Response.ok(), keeping.end(caller, kind(kind), id, Bodies.version(ifMatch), true));
    }

    /** The entry is in use again. */
    @POST
    @Path("{id}/reopen")
    @RolesAllowed({"institution-admin", "region-admin", "security-admin"})
    public Response reopen(
            @PathParam("kind") String kind,
            @PathParam("id") int id,
            @DefaultValue("") @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(Response.ok(), keeping.end(caller, kind(kind), id, Bodies.version(ifMatch), false));
    }

    /** What a person is at an institution: all of it; nothing when no roles are said. */
    @PUT
    @Path("{id}/memberships/{institution}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"institution-admin", "region-admin", "security-admin"})
    public Response assign(
            @PathParam("kind") String kind,
            @PathParam("id") int id,
            @PathParam("institution") String institution,
            @DefaultValue("") @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            InputStream body)
            throws IOException {
        if (kind(kind) != Kind.PERSON) {
            throw unknown();
        }
        int version = Bodies.version(ifMatch);
        return answer(Response.ok(), keeping.assign(caller, id, institution, version, Bodies.read(body, LONGEST_BODY)));
    }

    private static Response answer(Response.ResponseBuilder builder, Entry entry) {
        return builder.entity(entry.json())
                .header(HttpHeaders.ETAG, Bodies.tag(entry.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Kind kind(String word) {
        return Kind.of(word).orElseThrow(DirectoryResource::unknown);
    }

    private static Refusal unknown() {
        return new Refusal(Refusal.Reason.NOT_FOUND, "There is no such kind of entries in the directory.");
    }

    static State state(String word) {
        return Arrays.stream(State.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Reason.INVALID_REQUEST, "The state is active, ended or all."));
    }
}
