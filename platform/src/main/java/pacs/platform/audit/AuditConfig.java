package pacs.platform.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How the audit trail is sealed. */
@ConfigMapping(prefix = "pacs.audit")
public interface AuditConfig {

    /** Folder for the anchors of the chain; best on another machine, where who has the database cannot write. */
    Path anchors();

    /** How often the end of the chain is anchored for good. */
    @WithDefault("PT1H")
    Duration anchorEvery();
}
