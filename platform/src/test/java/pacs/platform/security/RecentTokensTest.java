package pacs.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Duration;
import java.time.Instant;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class RecentTokensTest {

    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    private Instant now = START;
    private int verified;
    private final RecentTokens recent = new RecentTokens(3, () -> now);

    @Test
    void a_token_is_verified_once_a_minute() throws ParseException {
        ask("token", Duration.ofHours(1));
        ask("token", Duration.ofHours(1));
        now = START.plusSeconds(59);
        ask("token", Duration.ofHours(1));
        assertThat(verified).isEqualTo(1);

        now = START.plusSeconds(60);
        ask("token", Duration.ofHours(1));

        assertThat(verified).isEqualTo(2);
    }

    @Test
    void an_expired_token_is_not_remembered() throws ParseException {
        ask("token", Duration.ofSeconds(10));
        now = START.plusSeconds(10);

        assertThatThrownBy(() -> recent.get("token", _ -> {
                    throw new ParseException("expired");
                }))
                .isInstanceOf(ParseException.class);
    }

    @Test
    void what_was_not_believed_is_verified_again() throws ParseException {
        assertThatThrownBy(() -> recent.get("token", _ -> {
                    throw new ParseException("forged");
                }))
                .isInstanceOf(ParseException.class);

        ask("token", Duration.ofHours(1));

        assertThat(verified).isEqualTo(1);
    }

    @Test
    void the_token_not_seen_for_longest_is_forgotten_first() throws ParseException {
        for (String token : new String[] {"a", "b", "c", "a", "d"}) {
            ask(token, Duration.ofHours(1));
        }
        assertThat(verified).isEqualTo(4);

        ask("a", Duration.ofHours(1));
        ask("b", Duration.ofHours(1));

        assertThat(verified).isEqualTo(5);
    }

    private void ask(String token, Duration validity) throws ParseException {
        JWTCallerPrincipal principal = recent.get(token, text -> {
            verified++;
            JwtClaims claims = new JwtClaims();
            claims.setClaim("raw_token", text);
            claims.setExpirationTime(NumericDate.fromSeconds(now.plus(validity).getEpochSecond()));
            return new DefaultJWTCallerPrincipal(claims);
        });
        assertThat(principal.getRawToken()).isEqualTo(token);
    }
}
