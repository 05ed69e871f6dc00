package pacs.platform.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What passwords must be, and what follows when they are wrong. */
@ConfigMapping(prefix = "pacs.security.passwords")
public interface PasswordConfig {

    /** Characters of the shortest one. */
    @WithDefault("10")
    int shortest();

    /** How many that came before are not taken again. */
    @WithDefault("5")
    int history();

    /** After so long a password is changed; PT0S for never. */
    @WithDefault("P90D")
    Duration longest();

    /** So many attempts may fail; the next one finds the account locked. */
    @WithDefault("5")
    int failures();

    /** How long an account is locked after the last attempt that failed. */
    @WithDefault("PT15M")
    Duration locked();
}
