package pacs.archive.dimse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import pacs.platform.dimse.DimseSettings;

/** How the archive is reached by DICOM's own protocol. */
@ConfigMapping(prefix = "pacs.archive")
public interface DimseConfig {

    /** The archive's AE title. */
    @WithDefault("ARCHIVE")
    String aeTitle();

    /** Address listened on. */
    @WithDefault("127.0.0.1")
    String dicomBind();

    /** Port listened on; 0 takes a free one. */
    @WithDefault("11112")
    @Min(0)
    @Max(65535)
    int dicomPort();

    /** Associations at a time, half of them from one address unless {@code dimse} says otherwise; one more is rejected as "local limit exceeded". */
    @WithDefault("256")
    @Min(2)
    int dicomAssociations();

    /** What the DICOM port bears, and its port for TLS. */
    DimseSettings dimse();
}
