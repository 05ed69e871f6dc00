package pacs.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import pacs.platform.dimse.DimseSettings;

/** Where a gateway keeps what it receives and where it brings it. Who it is, and who may call it, the centre says. */
@ConfigMapping(prefix = "pacs.gateway")
interface GatewayConfig {

    /** Folder on a disk of the gateway's own. Holds patients' images until the centre has them. */
    Path spool();

    /** The centre: scheme, host and port, {@code https://pacs.example.cn}. */
    URI archiveUrl();

    /** The machine client the region's file names for this gateway. */
    String clientId();

    /** That client's secret. */
    String clientSecret();

    /** Address of the network card modalities call; {@code 0.0.0.0} for all. */
    @WithDefault("127.0.0.1")
    String bind();

    /** Port modalities call; 0 takes a free one. */
    @WithDefault("11113")
    int dicomPort();

    /** Written when the gateway serves: {@code gateway=TITLE@host:port}. */
    Optional<Path> readyFile();

    /**
     * How long an object stays in the spool after the archive has signed for it, where the site has no second place: long
     * enough for a person to notice a dying disk and stop the gateway, short enough for a small spool. Where there is a
     * second place, objects stay until they lie there, and no longer.
     */
    @WithDefault("1h")
    Duration grace();

    /** How long a study has to be quiet before the archive is told what belongs to it. */
    @WithDefault("5s")
    Duration quiet();

    /** How often the archive is asked again about what is still in the spool. */
    @WithDefault("10m")
    Duration receiptRefresh();

    /** How often the centre is asked who may call. */
    @WithDefault("60s")
    Duration refresh();

    /** Requests under way to the archive at a time. */
    @WithDefault("4")
    int connections();

    /** Objects in one request, at most. */
    @WithDefault("64")
    int batchInstances();

    /** Bytes in one request, at most, except for a single object that is longer. */
    @WithDefault("16M")
    MemorySize batchBytes();

    /** How long a request may stand still before it is given up and repeated. */
    @WithDefault("60s")
    Duration patience();

    /** Longest pause between two tries while the centre is away. */
    @WithDefault("60s")
    Duration longestPause();

    /** Free space of the disk that the spool leaves alone. */
    @WithDefault("1G")
    MemorySize reserve();

    /** Bytes of objects the spool takes at most; without it, what the disk bears. */
    Optional<MemorySize> capacity();

    /** Associations at a time. */
    @WithDefault("32")
    int associations();

    /** What the DICOM port bears, and its port for TLS. */
    DimseSettings dimse();
}
