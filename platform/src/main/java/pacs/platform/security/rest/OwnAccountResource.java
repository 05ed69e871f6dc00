package pacs.platform.security.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import pacs.platform.Refusal;
import pacs.platform.audit.Actor;
import pacs.platform.http.Bodies;
import pacs.platform.security.Caller;
import pacs.platform.security.OwnFactors;
import pacs.platform.security.OwnPassword;
import pacs.platform.security.OwnPassword.Changed;
import pacs.platform.security.PasswordRule;
import pacs.platform.security.SessionId;
import pacs.platform.security.Standing;

/** What people keep of their own account: password and second factor. */
@Path("/me")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OwnAccountResource {

    private static final int LONGEST_BODY = 8 * 1024;

    /** @param uri for an authenticator to read, as a picture */
    record Secret(String secret, String uri) {}

    /** @param recoveryCodes each good once in place of a code; never shown again */
    record Confirmed(List<String> recoveryCodes) {}

    /** @param isNeeded whether a role of the person needs a second factor */
    record FactorsView(boolean totp, int recoveryCodes, boolean isNeeded) {}

    /** @param reason in a word of ours, for the viewer to say it in the reader's language */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record No(String reason, List<String> rules, Optional<Long> seconds) {}

    private final Caller caller;
    private final JsonWebToken shown;
    private final OwnPassword password;
    private final OwnFactors factors;
    private final Instance<Actor> actor;

    @Inject
    OwnAccountResource(
            Caller caller, JsonWebToken shown, OwnPassword password, OwnFactors factors, Instance<Actor> actor) {
        this.caller = caller;
        this.shown = shown;
        this.password = password;
        this.factors = factors;
        this.actor = actor;
    }

    @POST
    @Path("password")
    public Response change(InputStream body) throws IOException {
        JsonNode change = Bodies.object(body, LONGEST_BODY);
        return switch (password.change(caller, session(), text(change, "old"), text(change, "wanted"), actor.get())) {
            case Changed.Done() -> Response.noContent().build();
            case Changed.Wrong() -> wrong();
            case Changed.TooSoon(Duration pause) -> tooSoon(pause);
            case Changed.Unfit(Set<PasswordRule> rules) -> no(422, "unfit", words(rules));
        };
    }

    @GET
    @Path("factors")
    public FactorsView factors() {
        session();
        OwnFactors.State state = factors.state(caller);
        return new FactorsView(state.totp(), state.recoveryCodes(), state.isNeeded());
    }

    @POST
    @Path("factors/totp")
    public Response begin(InputStream body) throws IOException {
        session();
        String shownAgain = text(Bodies.object(body, LONGEST_BODY), "password");
        return switch (factors.begin(caller, shownAgain, actor.get())) {
            case OwnFactors.Begun.Secret(String base32, String uri) -> unstored(new Secret(base32, uri));
            case OwnFactors.Begun.Exists() -> no(409, "exists", List.of());
            case OwnFactors.Begun.Wrong() -> wrong();
            case OwnFactors.Begun.TooSoon(Duration pause) -> tooSoon(pause);
        };
    }

    @POST
    @Path("factors/totp/confirm")
    public Response confirm(InputStream body) throws IOException {
        return factors.confirm(caller, session(), code(body), actor.get())
                .map(codes -> unstored(new Confirmed(codes)))
                .orElseGet(() -> no(422, "wrong-code", List.of()));
    }

    @POST
    @Path("factors/totp/remove")
    public Response remove(InputStream body) throws IOException {
        return switch (factors.remove(caller, session(), code(body), actor.get())) {
            case OwnFactors.Removed.Done() -> Response.noContent().build();
            case OwnFactors.Removed.Wrong() -> no(422, "wrong-code", List.of());
            case OwnFactors.Removed.TooSoon(Duration pause) -> tooSoon(pause);
        };
    }

    private static String code(InputStream body) throws IOException {
        return text(Bodies.object(body, LONGEST_BODY), "code");
    }

    /** What is not said is as wrong as what is wrong. */
    private static String text(JsonNode object, String member) {
        return object.path(member).isTextual() ? object.path(member).textValue() : "";
    }

    /** Programs have none, and nothing of this. */
    private SessionId session() {
        return Standing.of(shown)
                .map(Standing::session)
                .orElseThrow(() -> new Refusal(Refusal.Reason.FORBIDDEN, "This is for people who have signed in."));
    }

    private static Response unstored(Object body) {
        return Response.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private static List<String> words(Set<PasswordRule> rules) {
        return rules.stream().map(PasswordRule::toString).collect(Collectors.toList());
    }

    private static Response wrong() {
        return no(422, "wrong-password", List.of());
    }

    private static Response tooSoon(Duration pause) {
        long seconds = pause.toSeconds() + 1;
        return Response.status(429)
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .entity(new No("locked", List.of(), Optional.of(seconds)))
                .build();
    }

    private static Response no(int status, String reason, List<String> rules) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(new No(reason, rules, Optional.empty()))
                .build();
    }
}
