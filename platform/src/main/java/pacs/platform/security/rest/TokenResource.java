package pacs.platform.security.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import pacs.platform.security.Caller.Kind;
import pacs.platform.security.SignIn;
import pacs.platform.security.SignIn.Outcome.Granted;
import pacs.platform.security.SignIn.Outcome.Refused;
import pacs.platform.security.SignIn.Outcome.TooSoon;
import pacs.platform.security.SignInAttempt;
import pacs.platform.security.Token;

/** Where people and programs exchange a password or secret for a token (RFC 6749 4.3, 4.4). */
@Path("/token")
public class TokenResource {

    private record Problem(
            @JsonProperty("error") String error,
            @JsonProperty("error_description") String description) {}

    private final SignIn signIn;

    @Inject
    TokenResource(SignIn signIn) {
        this.signIn = signIn;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Response token(
            @HeaderParam(HttpHeaders.AUTHORIZATION) Optional<String> authorization,
            @Context HttpServerRequest request,
            InputStream form)
            throws IOException {
        ResponseBuilder answer;
        try {
            String address = request.remoteAddress().hostAddress();
            SignInAttempt attempt = TokenRequest.read(form, authorization).attempt(address);
            answer = answer(attempt, authorization.isPresent());
        } catch (TokenRefused refused) {
            answer = problem(refused.status(), refused.error(), String.valueOf(refused.getMessage()));
        }
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private ResponseBuilder answer(SignInAttempt attempt, boolean byHeader) {
        return switch (signIn.attempt(attempt)) {
            case Granted(Token token) -> Response.ok(TokenAnswer.of(token));
            case Refused() -> refused(attempt.kind(), byHeader);
            case TooSoon(Duration pause) ->
                problem(429, "temporarily_unavailable", "Too many attempts failed; wait, then try again.")
                        .header(HttpHeaders.RETRY_AFTER, pause.toSeconds() + 1);
        };
    }

    /** A client that came by header must be challenged the same way (RFC 6749 5.2). */
    private static ResponseBuilder refused(Kind kind, boolean byHeader) {
        return switch (kind) {
            case PERSON -> problem(400, "invalid_grant", "Name, password or institution is wrong.");
            case CLIENT -> {
                ResponseBuilder problem = problem(401, "invalid_client", "Client id or secret is wrong.");
                yield byHeader ? problem.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"pacs\"") : problem;
            }
        };
    }

    private static ResponseBuilder problem(int status, String error, String description) {
        return Response.status(status).entity(new Problem(error, description));
    }
}
