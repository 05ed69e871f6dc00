package pacs.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.dicom.core.AeTitle;
import pacs.testkit.Orthanc;
import pacs.testkit.SharedData;

/** Orthanc at the other end, as SCP and as SCU. */
@Timeout(120)
class OrthancIT {

    @RegisterExtension
    static final Orthanc ORTHANC = new Orthanc();

    @RegisterExtension
    final RunningServer server = new RunningServer();

    @BeforeEach
    void empty() {
        ORTHANC.forget();
    }

    @Test
    void our_scu_stores_into_orthanc_byte_for_byte() throws Exception {
        SampleObject object = SampleObject.of("series/mr-t1-32/N2D_0177.dcm");

        try (Association association = Association.open(
                new Remote("127.0.0.1", ORTHANC.dicomPort(), new AeTitle("ORTHANC")),
                RunningServer.CALLING,
                List.of(PresentationContext.verification(), object.context()),
                AssociationSettings.DEFAULT.withMessages(65536, 8))) {
            assertThat(association.echo()).isEqualTo(DimseStatus.SUCCESS);
            assertThat(association.window()).isEqualTo(1);
            assertThat(object.sendTo(association)).isEqualTo(DimseStatus.SUCCESS);
        }

        assertThat(ORTHANC.instances()).singleElement().satisfies(id -> {
            byte[] file = ORTHANC.file(id);
            byte[] dataSet = object.dataSet();
            assertThat(Arrays.copyOfRange(file, file.length - dataSet.length, file.length))
                    .isEqualTo(dataSet);
        });
    }

    @Test
    void orthanc_sends_a_series_to_our_scp() {
        SharedData.files("series/mr-t1-32").forEach(ORTHANC::add);
        ORTHANC.knows("pacs", "PACS", server.port());

        ORTHANC.sendAll("pacs");

        assertThat(server.stored)
                .hasSize(32)
                .allSatisfy(stored -> assertThat(stored.request().calling()).isEqualTo(new AeTitle("ORTHANC")));
    }
}
