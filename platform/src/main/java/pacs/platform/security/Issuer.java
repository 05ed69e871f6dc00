package pacs.platform.security;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pacs.platform.security.Accounts.Account;
import pacs.platform.security.Tokens.Continuation;
import pacs.platform.tenancy.Role;

/** Says in signed tokens who a caller is. Each token is for one institution. */
@Singleton
public class Issuer {

    private static final String NAME = "pacs";

    private final SigningKey key;
    private final SecurityConfig config;

    @Inject
    public Issuer(SecurityConfig config) {
        this.key = SigningKey.openOrCreate(config.keyFile());
        this.config = config;
    }

    /** A token that says what the caller is, good for as long as tokens of its kind are. */
    public Token issue(Caller caller) {
        Duration validity =
                switch (caller.kind()) {
                    case PERSON -> config.personToken();
                    case CLIENT -> config.clientToken();
                };
        return issue(caller, validity);
    }

    /** A token that says what the caller is. */
    Token issue(Caller caller, Duration validity) {
        return signed(claims(caller), validity);
    }

    /** A person's token, which counts no longer than the session does. */
    Token issue(Caller caller, Standing standing, Duration sessionLeft) {
        Duration longest = config.personToken();
        JwtClaimsBuilder claims = claims(caller)
                .claim(CallerOfRequest.SESSION, standing.session().toString())
                .claim(CallerOfRequest.METHODS, standing.methods());
        standing.due().ifPresent(due -> claims.claim(CallerOfRequest.DUE, due.toString())
                .groups(Set.of()));
        return signed(claims, longest.compareTo(sessionLeft) < 0 ? longest : sessionLeft);
    }

    /** What who signed in, or goes on, gets. */
    Tokens issue(Account account, Standing standing, Continuation continuation) {
        return new Tokens(
                issue(account.caller(), standing, continuation.left()), account.code(), Optional.of(continuation));
    }

    private static JwtClaimsBuilder claims(Caller caller) {
        return Jwt.issuer(NAME)
                .audience(NAME)
                .subject(caller.subject())
                .upn(caller.subject())
                .groups(caller.roles().stream().map(Role::toString).collect(Collectors.toSet()))
                .claim(CallerOfRequest.NAME, caller.name())
                .claim(CallerOfRequest.INSTITUTION, caller.institution().value())
                .claim(CallerOfRequest.KIND, caller.kind().toString());
    }

    private Token signed(JwtClaimsBuilder claims, Duration validity) {
        String value = claims.expiresIn(validity)
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign(key.privateKey());
        return new Token(value, validity);
    }

    /** What a token must be to be one of ours: no other algorithm, key, issuer or audience counts. */
    JWTAuthContextInfo ours() {
        JWTAuthContextInfo info = new JWTAuthContextInfo(key.publicKey(), NAME);
        info.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        info.setExpectedAudience(Set.of(NAME));
        return info;
    }
}
