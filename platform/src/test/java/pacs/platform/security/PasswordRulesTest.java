package pacs.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private final PasswordRules rules = new PasswordRules(new SamplePasswords());

    @ParameterizedTest
    @ValueSource(strings = {"Kranich-7-Fluss", "three plain words here", "白鹤飞过Ab1大河之上", "aB3$aB3$aB3$"})
    void what_nobody_tries_first_is_taken(String password) {
        assertThat(rules.broken(password, "lihua", "李华")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Ab1$, TOO_SHORT",
        "lowercase1, TOO_SIMPLE",
        "1234567890, TOO_SIMPLE",
        "aaaaaaaaaaaaaaaaaaaa, TOO_SIMPLE",
        "Password123!, COMMON",
        "!!Huawei2026, COMMON",
        "Qwertyuiop1!, COMMON",
        "xX1-LiHua-77, OWN_NAME",
        "Ab1-李华李华李华, OWN_NAME"
    })
    void what_is_tried_first_is_not(String password, PasswordRule rule) {
        assertThat(rules.broken(password, "lihua", "李华")).contains(rule);
    }

    /** Bcrypt would pass over the rest in silence. */
    @Test
    void what_bcrypt_cannot_read_is_too_long() {
        assertThat(rules.broken("Ab1$".repeat(19), "lihua", "李华")).containsExactly(PasswordRule.TOO_LONG);
        assertThat(rules.broken("Ab1$ Fluss \0 Berg", "lihua", "李华")).containsExactly(PasswordRule.TOO_LONG);
        assertThat(rules.broken("Ab1$".repeat(18), "lihua", "李华")).isEmpty();
    }
}
