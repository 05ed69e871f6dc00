package pacs.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pacs.gateway.Eventually;
import pacs.gateway.FakeCentre;
import pacs.gateway.RunningGateway;
import pacs.testkit.Orthanc;
import pacs.testkit.SharedData;

/** Orthanc as the modality. */
@Timeout(120)
class OrthancIT {

    @RegisterExtension
    static final Orthanc ORTHANC = new Orthanc();

    @RegisterExtension
    final FakeCentre centre = new FakeCentre();

    @Test
    void a_series_orthanc_sends_reaches_the_centre(@TempDir Path folder) throws Exception {
        SharedData.files("series/mr-t1-32").forEach(ORTHANC::add);
        try (RunningGateway gateway = RunningGateway.start(folder, centre)) {
            ORTHANC.knows("gateway", "GATEWAY", gateway.port());

            assertThat(ORTHANC.sendAll("gateway")).contains("\"FailedInstancesCount\" : 0");

            Eventually.holds(
                    "32 slices are in the centre", () -> centre.stored().size() == 32);
        }
    }
}
