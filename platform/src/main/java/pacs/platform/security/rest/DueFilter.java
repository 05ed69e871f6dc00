package pacs.platform.security.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import pacs.platform.Refusal;
import pacs.platform.http.Problems;
import pacs.platform.security.Due;
import pacs.platform.security.Standing;

/** Who has to change a password or set up a second factor does nothing else before. */
@Provider
public class DueFilter implements ContainerRequestFilter {

    private static final Set<String> ALLOWED = Set.of(
            "/me",
            "/me/password",
            "/me/factors",
            "/me/factors/totp",
            "/me/factors/totp/confirm",
            "/token",
            "/token/revoke",
            "/sign-in");

    private final JsonWebToken token;

    @Inject
    DueFilter(JsonWebToken token) {
        this.token = token;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<Due> due = Standing.of(token).flatMap(Standing::due);
        if (due.isPresent() && !ALLOWED.contains(request.getUriInfo().getPath())) {
            request.abortWith(Problems.of(new Refusal(Refusal.Reason.FORBIDDEN, sentence(due.get()))));
        }
    }

    private static String sentence(Due due) {
        return switch (due) {
            case CHANGE_PASSWORD -> "Change your password first: POST /me/password.";
            case ENROL -> "Your role needs a second factor; set it up first: POST /me/factors/totp.";
        };
    }
}
