package pacs.platform.security;

import java.nio.file.Path;
import java.time.Duration;

/** The configuration of a test's issuer, with the times a region has by default. */
record Keys(Path keyFile, Duration personToken, Duration clientToken) implements SecurityConfig {

    Keys(Path keyFile) {
        this(keyFile, Duration.ofMinutes(10), Duration.ofHours(1));
    }
}
