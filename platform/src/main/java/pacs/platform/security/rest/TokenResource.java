package pacs.platform.security.rest;

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
import java.util.Objects;
import java.util.Optional;
import pacs.platform.security.Caller.Kind;
import pacs.platform.security.Origin;
import pacs.platform.security.RefreshToken;
import pacs.platform.security.Refreshed;
import pacs.platform.security.Refreshing;
import pacs.platform.security.SessionEnd;
import pacs.platform.security.Sessions;
import pacs.platform.security.SignIn;
import pacs.platform.security.SignIn.Outcome;
import pacs.platform.security.SignInAttempt;
import pacs.platform.security.Tokens;
import pacs.platform.security.Tokens.Continuation;

/**
 * Where people and programs exchange a password or secret for a token (RFC 6749 4.3, 4.4), people go on with a session (6),
 * and end it (RFC 7009).
 */
@Path("/token")
public class TokenResource {

    /** Also of an account that is locked, which must not be told from one that is not, or not there. */
    private static final String WRONG = "Name, password, code or institution is wrong. After several wrong attempts an"
            + " account rests for a while: then try again later, or ask your administrator.";

    private final SignIn signIn;
    private final Refreshing refreshing;
    private final Sessions sessions;

    @Inject
    TokenResource(SignIn signIn, Refreshing refreshing, Sessions sessions) {
        this.signIn = signIn;
        this.refreshing = refreshing;
        this.sessions = sessions;
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
        RefreshCookie cookie = new RefreshCookie(request);
        ResponseBuilder answer;
        try {
            answer = switch (TokenRequest.read(form, authorization).wanted(cookie.token(), origin(request))) {
                case TokenRequest.Wanted.In(SignInAttempt attempt) ->
                    answer(attempt, authorization.isPresent(), cookie);
                case TokenRequest.Wanted.On(Refreshing.Wish wish) ->
                    answer(refreshing.refresh(wish, origin(request)), cookie);
            };
        } catch (TokenRefused refused) {
            answer = refused.answer();
        }
        return unstored(answer);
    }

    /** Signs out. Answers the same for a token that nobody gave (RFC 7009 2.2). */
    @POST
    @Path("revoke")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Response revoke(@Context HttpServerRequest request, InputStream form) throws IOException {
        RefreshCookie cookie = new RefreshCookie(request);
        try {
            RefreshToken token = TokenRequest.read(form, Optional.empty()).token("token", cookie.token());
            sessions.signOut(token, origin(request));
        } catch (TokenRefused refused) {
            return unstored(refused.answer());
        }
        ResponseBuilder answer = Response.ok();
        return unstored(cookie.isWanted() ? forgetting(answer, cookie) : answer);
    }

    private static Origin origin(HttpServerRequest request) {
        return new Origin(
                request.remoteAddress().hostAddress(),
                Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""));
    }

    private ResponseBuilder answer(SignInAttempt attempt, boolean byHeader, RefreshCookie cookie) throws TokenRefused {
        return switch (signIn.attempt(attempt)) {
            case Outcome.Granted(Tokens tokens) -> granted(tokens, cookie);
            case Outcome.NeedsCode() ->
                throw TokenRefused.invalidGrant("A code of the second factor is needed, as otp.", "otp-needed");
            case Outcome.Refused() -> throw refused(attempt.kind(), byHeader);
            case Outcome.TooSoon(Duration pause) ->
                throw new TokenRefused(
                                429, "temporarily_unavailable", "Too many attempts failed; wait, then try again.")
                        .with(HttpHeaders.RETRY_AFTER, Long.toString(pause.toSeconds() + 1));
        };
    }

    private static ResponseBuilder answer(Refreshed refreshed, RefreshCookie cookie) throws TokenRefused {
        return switch (refreshed) {
            case Refreshed.GoesOn(Tokens tokens) -> granted(tokens, cookie);
            case Refreshed.Over(SessionEnd end) -> throw forgotten("The session is over.", end.toString(), cookie);
            case Refreshed.Unknown() -> throw forgotten("This token is not known.", "unknown", cookie);
            case Refreshed.OfAnother() ->
                throw TokenRefused.invalidGrant("The token is of another session.", "another");
            case Refreshed.NotThere() ->
                throw TokenRefused.invalidGrant("The person does not belong to this institution.", "not-there");
        };
    }

    private static TokenRefused forgotten(String description, String reason, RefreshCookie cookie) {
        TokenRefused refused = TokenRefused.invalidGrant(description, reason);
        return cookie.isWanted() ? refused.with(HttpHeaders.SET_COOKIE, cookie.forgetting()) : refused;
    }

    private static ResponseBuilder granted(Tokens tokens, RefreshCookie cookie) {
        ResponseBuilder answer = Response.ok(TokenAnswer.of(tokens, !cookie.isWanted()));
        Optional<Continuation> session = tokens.session().filter(_ -> cookie.isWanted());
        return session.map(kept -> answer.header(HttpHeaders.SET_COOKIE, cookie.keeping(kept.refresh())))
                .orElse(answer);
    }

    private static ResponseBuilder forgetting(ResponseBuilder answer, RefreshCookie cookie) {
        return answer.header(HttpHeaders.SET_COOKIE, cookie.forgetting());
    }

    private static Response unstored(ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** A client that came by header must be challenged the same way (RFC 6749 5.2). */
    private static TokenRefused refused(Kind kind, boolean byHeader) {
        return switch (kind) {
            case PERSON -> TokenRefused.invalidGrant(WRONG, "wrong");
            case CLIENT -> {
                TokenRefused problem = new TokenRefused(401, "invalid_client", "Client id or secret is wrong.");
                yield byHeader ? problem.with(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"pacs\"") : problem;
            }
        };
    }
}
