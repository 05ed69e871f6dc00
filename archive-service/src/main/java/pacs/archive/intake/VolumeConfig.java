package pacs.archive.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** The hot volume of this process. */
@ConfigMapping(prefix = "pacs.archive")
public interface VolumeConfig {

    /** Folder of the blobs; one process at a time. */
    Path volume();

    /** Free space that is left to the system: below it objects are refused (A700, 507). */
    @WithDefault("1G")
    MemorySize reserve();
}
