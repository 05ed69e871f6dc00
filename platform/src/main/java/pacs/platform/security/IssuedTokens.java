package pacs.platform.security;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Believes the tokens of the built-in issuer while their sessions last, whatever the configuration says of other keys. */
@Singleton
@Alternative
@Priority(1)
class IssuedTokens extends DefaultJWTCallerPrincipalFactory {

    private static final int REMEMBERED = 10_000;

    private final JWTAuthContextInfo ours;
    private final EndedSessions ended;
    private final RecentTokens recent = new RecentTokens(REMEMBERED, InstantSource.system());

    @Inject
    IssuedTokens(Issuer issuer, EndedSessions ended) {
        this.ours = issuer.ours();
        this.ended = ended;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo configured) throws ParseException {
        JWTCallerPrincipal principal = recent.get(token, text -> super.parse(text, ours));
        if (principal.getClaim(CallerOfRequest.SESSION) instanceof String session && !ended.isLive(session)) {
            throw new ParseException("The session of this token is over");
        }
        return principal;
    }
}
