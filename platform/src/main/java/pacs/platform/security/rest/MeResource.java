package pacs.platform.security.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import pacs.platform.Refusal;
import pacs.platform.security.Caller;
import pacs.platform.security.Due;
import pacs.platform.security.Memberships;
import pacs.platform.security.Memberships.Change;
import pacs.platform.security.Standing;
import pacs.platform.security.Token;
import pacs.platform.tenancy.Directory;
import pacs.platform.tenancy.Role;

/** Who the caller is, for the page to greet by name, and the change to another institution the person works in. */
@Path("/me")
public class MeResource {

    /**
     * @param login of a person, id of a client
     * @param institution the token is for
     * @param institutions the caller belongs to, the first one first
     * @param due what has to be done before anything else: {@code change-password} or {@code enrol}; absent for nothing
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Me(
            String login,
            String name,
            String kind,
            InstitutionView institution,
            List<String> roles,
            List<InstitutionView> institutions,
            Optional<String> due) {}

    private final Caller caller;
    private final JsonWebToken shown;
    private final Directory directory;
    private final Memberships memberships;

    @Inject
    MeResource(Caller caller, JsonWebToken shown, Directory directory, Memberships memberships) {
        this.caller = caller;
        this.shown = shown;
        this.directory = directory;
        this.memberships = memberships;
    }

    @GET
    @Authenticated
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Me me() {
        return new Me(
                caller.subject(),
                caller.name(),
                caller.kind().toString(),
                InstitutionView.of(caller.institution(), directory),
                caller.roles().stream().map(Role::toString).sorted().toList(),
                memberships.of(caller).stream()
                        .map(id -> InstitutionView.of(id, directory))
                        .toList(),
                Standing.of(shown).flatMap(Standing::due).map(Due::toString));
    }

    /** A token of the same session for another institution of the person. */
    @POST
    @Path("institutions/{code}/token")
    @Authenticated
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Response tokenFor(@PathParam("code") String code, @Context HttpServerRequest request) {
        Standing standing = Standing.of(shown).orElseThrow(MeResource::notThere);
        Duration rest = Duration.between(Instant.now(), Instant.ofEpochSecond(shown.getExpirationTime()));
        return switch (memberships.change(
                caller, standing, rest, code, request.remoteAddress().hostAddress())) {
            case Change.Done(Token token) ->
                Response.ok(ChangeAnswer.of(token, code))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
            case Change.NotThere() -> throw notThere();
            case Change.Over() -> throw new UnauthorizedException();
            case Change.TooSoon(Duration pause) ->
                throw new Refusal(
                        Refusal.Reason.TOO_MANY,
                        "The institution was changed too often; wait " + (pause.toSeconds() + 1) + " seconds.");
        };
    }

    private static Refusal notThere() {
        return new Refusal(Refusal.Reason.NOT_FOUND, "You do not belong to an institution with this code; see /me.");
    }
}
