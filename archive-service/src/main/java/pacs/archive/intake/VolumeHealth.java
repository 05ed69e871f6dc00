package pacs.archive.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import pacs.platform.blobs.BlobVolume;

/** Whether the disk is believed, and how much it may still take. A full one still serves what it has. */
@Readiness
class VolumeHealth implements HealthCheck {

    private final BlobVolume volume;

    VolumeHealth(BlobVolume volume) {
        this.volume = volume;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            return HealthCheckResponse.named("volume")
                    .status(volume.isTrusted())
                    .withData("freeBytes", volume.freeBytes())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // answered as DOWN with the message
        }
    }
}
