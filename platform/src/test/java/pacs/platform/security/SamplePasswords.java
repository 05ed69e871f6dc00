package pacs.platform.security;

import java.time.Duration;

/** What passwords must be where a region says nothing of it. */
record SamplePasswords(int shortest, int history, Duration longest, int failures, Duration locked)
        implements PasswordConfig {

    SamplePasswords() {
        this(10, 5, Duration.ofDays(90), 5, Duration.ofMinutes(15));
    }
}
