package pacs.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pacs.gateway.Eventually;
import pacs.gateway.FakeCentre;
import pacs.gateway.RunningGateway;
import pacs.platform.Refusal;
import pacs.testkit.Certificates;
import pacs.testkit.Dcmtk;
import pacs.testkit.SharedData;

/** The gateway's port for TLS, set as in a hospital. */
@Timeout(60)
class SecuredPortTest {

    @RegisterExtension
    final FakeCentre centre = new FakeCentre();

    @Test
    void storescu_with_a_certificate_reaches_the_centre(@TempDir Path spool, @TempDir Path pem) throws Exception {
        Certificates hospital = Certificates.authority(pem, "hospital");
        Certificates.Issued own = hospital.issue("gateway");
        Certificates.Issued modality = hospital.issue("modality");
        Map<String, String> settings = Map.of(
                "pacs.gateway.dimse.tls.port", "0",
                "pacs.gateway.dimse.tls.key", own.key().toString(),
                "pacs.gateway.dimse.tls.certificate", own.certificate().toString(),
                "pacs.gateway.dimse.tls.trusted", hospital.trusted().toString());

        try (RunningGateway gateway = RunningGateway.start(spool, centre, settings)) {
            Dcmtk.STORESCU
                    .run(
                            "+tls",
                            modality.key(),
                            modality.certificate(),
                            "+cf",
                            hospital.trusted(),
                            "-aec",
                            "GATEWAY",
                            "127.0.0.1",
                            gateway.tlsPort(),
                            SharedData.file("series/mr-t1-32/N2D_0177.dcm"))
                    .orFail();

            Eventually.holds("the slice is in the centre", () -> centre.stored().size() == 1);
        }
    }

    @Test
    void a_port_without_its_files_is_told_in_a_sentence(@TempDir Path spool) {
        assertThatThrownBy(() -> RunningGateway.start(spool, centre, Map.of("pacs.gateway.dimse.tls.port", "0")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("dimse.tls.key");
    }

    @Test
    void a_setting_without_sense_is_told_in_a_sentence(@TempDir Path spool) {
        assertThatThrownBy(
                        () -> RunningGateway.start(spool, centre, Map.of("pacs.gateway.dimse.max-pdu-length", "100")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("4096 to 1048576");
        assertThat(centre.stored()).isEmpty();
    }
}
