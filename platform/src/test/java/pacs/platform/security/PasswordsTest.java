package pacs.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords(4);

    @Test
    void only_the_password_itself_matches() {
        String hash = passwords.hash("影像-密码-2026");

        assertThat(hash).startsWith("$2").doesNotContain("影像");
        assertThat(passwords.matches(Optional.of(hash), "影像-密码-2026")).isTrue();
        assertThat(passwords.matches(Optional.of(hash), "影象-密码-2026")).isFalse();
        assertThat(passwords.matches(Optional.of(hash), "")).isFalse();
    }

    @Test
    void nobody_has_no_password() {
        assertThat(passwords.matches(Optional.empty(), "nobody")).isFalse();
    }

    @Test
    void what_bcrypt_would_pass_over_does_not_match() {
        String longest = "x".repeat(72);
        String hash = passwords.hash(longest);

        assertThat(passwords.matches(Optional.of(hash), longest)).isTrue();
        assertThat(passwords.matches(Optional.of(hash), longest + "y")).isFalse();
    }

    @Test
    void two_hashes_of_one_password_differ() {
        assertThat(passwords.hash("radiologist-demo")).isNotEqualTo(passwords.hash("radiologist-demo"));
    }
}
