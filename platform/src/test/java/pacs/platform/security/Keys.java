package pacs.platform.security;

import java.nio.file.Path;
import java.time.Duration;

/** The configuration of a test's issuer, with the times a region has by default. */
record Keys(Path keyFile, Duration personToken, boolean demo, Duration clientToken) implements SecurityConfig {

    Keys(Path keyFile) {
        this(keyFile, Duration.ofMinutes(10), false, Duration.ofHours(1));
    }
}
