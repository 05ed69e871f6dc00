package pacs.archive.completeness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a study counts as complete. */
@ConfigMapping(prefix = "pacs.archive")
public interface CompletenessConfig {

    /** How long after its last instance a study settles that nobody has sent a manifest of. */
    @WithDefault("60s")
    Duration settleAfter();

    /** How long one manifest may have stored objects read again; what is left then is read for the next. */
    @WithDefault("10s")
    Duration checkPatience();
}
