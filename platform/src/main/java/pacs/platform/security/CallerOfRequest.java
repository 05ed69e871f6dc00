package pacs.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import pacs.platform.Refusal;
import pacs.platform.security.Caller.Kind;
import pacs.platform.tenancy.InstitutionId;
import pacs.platform.tenancy.Role;

/** Reads the caller from the token of the request. */
@ApplicationScoped
class CallerOfRequest {

    static final String INSTITUTION = "institution";
    static final String KIND = "kind";
    static final String NAME = "name";
    static final String SESSION = "sid";
    static final String METHODS = "amr";
    static final String DUE = "due";

    @Produces
    @RequestScoped
    Caller caller(JsonWebToken token) {
        return new Caller(
                Kind.valueOf(claim(token, KIND).toString().toUpperCase(Locale.ROOT)),
                new InstitutionId(Integer.parseInt(claim(token, INSTITUTION).toString())),
                claim(token, Claims.sub.name()).toString(),
                claim(token, NAME).toString(),
                token.getGroups().stream()
                        .map(Role::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Object claim(JsonWebToken token, String name) {
        return token.claim(name)
                .orElseThrow(() -> new Refusal(
                        Refusal.Reason.FORBIDDEN, "The token does not say for which institution it is; sign in here."));
    }
}
