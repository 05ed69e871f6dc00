package pacs.tiering.copies;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where second copies lie. */
@ConfigMapping(prefix = "pacs.tiering")
public interface SecondPlaceConfig {

    /** A folder on another device than the hot volume; without it the site has one disk. */
    Optional<Path> secondPlace();

    /** How often sealed blobs are looked for. */
    @WithDefault("2s")
    Duration copierPause();

    /** How long a blob that was written anew is kept for those who read it. */
    @WithDefault("10m")
    Duration rewriteGrace();
}
