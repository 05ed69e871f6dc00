package pacs.platform.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How callers prove who they are. */
@ConfigMapping(prefix = "pacs.security")
public interface SecurityConfig {

    /** File of the key that signs tokens; made at the first start. Without it everybody signs in again. */
    Path keyFile();

    /** How long a person's token lasts; the session goes on with a refresh token. */
    @WithDefault("PT10M")
    Duration personToken();

    /** Whether everybody knows the secrets of this region: then the page to sign in shows codes. Said by the region file. */
    @WithDefault("false")
    boolean demo();

    /** How long a program's token lasts; it fetches the next one by itself. */
    @WithDefault("PT1H")
    Duration clientToken();
}
