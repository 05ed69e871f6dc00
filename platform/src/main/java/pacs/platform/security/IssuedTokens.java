package pacs.platform.security;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Believes the tokens of the built-in issuer, whatever the configuration says of other keys. */
@Singleton
@Alternative
@Priority(1)
class IssuedTokens extends DefaultJWTCallerPrincipalFactory {

    private final JWTAuthContextInfo ours;

    @Inject
    IssuedTokens(Issuer issuer) {
        this.ours = issuer.ours();
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo configured) throws ParseException {
        return super.parse(token, ours);
    }
}
