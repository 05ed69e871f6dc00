package pacs.platform.security;

import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What tokens said that were believed in the last minute: verifying a signature costs as much as sending half a megabyte.
 * Holds a bounded number; a token that has expired is not among them.
 */
final class RecentTokens {

    private static final Duration AGE = Duration.ofSeconds(60);

    private record Believed(JWTCallerPrincipal principal, Instant until) {}

    private final int capacity;
    private final InstantSource clock;
    private final SequencedMap<String, Believed> tokens = new LinkedHashMap<>(16, 0.75f, true);

    RecentTokens(int capacity, InstantSource clock) {
        this.capacity = capacity;
        this.clock = clock;
    }

    /** Looks at a token's signature. */
    @FunctionalInterface
    interface Verification {
        JWTCallerPrincipal verify(String token) throws ParseException;
    }

    /** What the token says; a token that was not believed is verified each time. */
    JWTCallerPrincipal get(String token, Verification verification) throws ParseException {
        Optional<JWTCallerPrincipal> known = known(token);
        if (known.isPresent()) {
            return known.get();
        }
        JWTCallerPrincipal principal = verification.verify(token);
        keep(token, principal);
        return principal;
    }

    private synchronized Optional<JWTCallerPrincipal> known(String token) {
        return Optional.ofNullable(tokens.get(token))
                .filter(believed -> clock.instant().isBefore(believed.until()))
                .map(Believed::principal);
    }

    private synchronized void keep(String token, JWTCallerPrincipal principal) {
        Instant expiry = Instant.ofEpochSecond(principal.getExpirationTime());
        Instant aged = clock.instant().plus(AGE);
        tokens.put(token, new Believed(principal, expiry.isBefore(aged) ? expiry : aged));
        if (tokens.size() > capacity) {
            tokens.pollFirstEntry();
        }
    }
}
