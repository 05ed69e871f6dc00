package pacs.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final Totp OF_THE_RFC =
            new Totp(Base32.encode("12345678901234567890".getBytes(StandardCharsets.US_ASCII)));

    /** The table of RFC 6238 Appendix B, the last six digits of its eight. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codes_are_those_of_the_rfc(long second, String code) {
        assertThat(OF_THE_RFC.code(Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    @Test
    void another_program_makes_the_same_codes() {
        Totp mine = Totp.random();

        for (long step = 0; step < 1_000; step++) {
            assertThat(mine.code(step)).isEqualTo(new pacs.testkit.Totp(mine.secret()).at(step));
        }
    }

    @Test
    void a_code_counts_half_a_minute_early_and_late() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long step = Totp.step(now);

        assertThat(OF_THE_RFC.stepOf(OF_THE_RFC.code(step - 1), now)).hasValue(step - 1);
        assertThat(OF_THE_RFC.stepOf(OF_THE_RFC.code(step + 1), now)).hasValue(step + 1);
        assertThat(OF_THE_RFC.stepOf(OF_THE_RFC.code(step + 2), now)).isEmpty();
        assertThat(OF_THE_RFC.stepOf("", now)).isEmpty();
    }

    @Test
    void an_authenticator_reads_whose_codes_they_are() {
        assertThat(new Totp("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").uri("PACS", "li 丽"))
                .isEqualTo("otpauth://totp/PACS:li%20%E4%B8%BD?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=PACS&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    void a_secret_is_not_printed() {
        assertThat(OF_THE_RFC.toString()).doesNotContain(OF_THE_RFC.secret());
    }
}
