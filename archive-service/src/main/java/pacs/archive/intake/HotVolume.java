package pacs.archive.intake;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import pacs.platform.blobs.BlobRules;
import pacs.platform.blobs.BlobVolume;

/** Opens the volume for whoever writes or reads blobs. */
@Dependent
class HotVolume {

    @Produces
    @Singleton
    BlobVolume open(VolumeConfig config) throws IOException {
        return BlobVolume.open(
                config.volume(), BlobRules.DEFAULT.withReserve(config.reserve().asLongValue()));
    }

    void close(@Disposes BlobVolume volume) throws IOException {
        volume.close();
    }
}
