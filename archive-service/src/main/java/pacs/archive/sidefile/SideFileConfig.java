package pacs.archive.sidefile;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;

/** Where side files lie. All of them may be lost at any time. */
@ConfigMapping(prefix = "pacs.archive.side-files")
public interface SideFileConfig {

    /** Their folder; beside that of the blobs unless said otherwise. */
    @WithDefault("${pacs.archive.volume}/../side-files")
    Path folder();

    /** Bytes they may take; the ones not used for longest go first. */
    @WithDefault("2G")
    MemorySize space();

    /** Under which address clients reach this server; side files are made for it before anybody has asked. */
    @WithDefault("http://${quarkus.http.host:127.0.0.1}:${quarkus.http.port:8080}/")
    URI address();
}
