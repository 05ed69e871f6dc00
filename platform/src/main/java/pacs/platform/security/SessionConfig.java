package pacs.platform.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long people stay signed in. */
@ConfigMapping(prefix = "pacs.security.sessions")
public interface SessionConfig {

    /** After so long without the person doing anything a session is over. */
    @WithDefault("PT15M")
    Duration idle();

    /** After so long a session is over, whatever the person does: a working day and its overtime. */
    @WithDefault("PT12H")
    Duration longest();
}
