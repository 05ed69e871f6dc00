package pacs.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.core.TransferSyntax;
import pacs.testkit.Dcmtk;
import pacs.testkit.Peer;
import pacs.testkit.SharedData;

/** The SCU is DCMTK: another implementation of the standard cannot share our mistakes. */
class DcmtkScuTest {

    private static final Path MR = SharedData.file("series/mr-t1-32/N2D_0177.dcm");

    @RegisterExtension
    final RunningServer server = new RunningServer();

    @Test
    void echoscu_is_answered_again_and_again() {
        Peer.Result echo = Dcmtk.ECHOSCU
                .run("-v", "--repeat", "20", "-aec", "PACS", "127.0.0.1", server.port())
                .orFail();

        assertThat(echo.output().split("Received Echo Response \\(Success\\)", -1))
                .hasSize(21);
    }

    @Test
    void storescu_delivers_the_bytes_it_delivers_to_its_own_scp(@TempDir Path folder) throws Exception {
        try (StoreScp reference = StoreScp.start(folder)) {
            store(reference.port());
        }
        store(server.port());

        byte[] expected = onlyFile(folder);
        assertThat(server.stored).singleElement().satisfies(stored -> {
            byte[] dataSet = stored.dataSet();
            assertThat(Arrays.copyOfRange(expected, expected.length - dataSet.length, expected.length))
                    .isEqualTo(dataSet);
            assertThat(stored.request().calling().value()).isEqualTo("STORESCU");
            assertThat(stored.request().called().value()).isEqualTo("PACS");
            assertThat(stored.request().transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            assertThat(stored.request().sopInstance())
                    .isEqualTo(SampleObject.of(MR).sopInstance());
        });
    }

    @Test
    void storescu_may_ask_for_small_pdus_and_many_syntaxes() {
        Dcmtk.STORESCU
                .run("-pdu", "4096", "-x=", "-aec", "PACS", "127.0.0.1", server.port(), MR)
                .orFail();

        assertThat(server.stored).hasSize(1);
    }

    @Test
    void dcmsend_sends_a_compressed_series_over_one_association() {
        Path series = SharedData.file("series/petct-ct96");

        Dcmtk.DCMSEND
                .run("--decompress-never", "-aec", "PACS", "127.0.0.1", server.port(), "+sd", series)
                .orFail();

        assertThat(server.stored).hasSameSizeAs(SharedData.files("series/petct-ct96"));
        assertThat(server.stored).allSatisfy(stored -> {
            assertThat(stored.request().association())
                    .isEqualTo(server.stored.element().request().association());
            assertThat(stored.request().transferSyntax()).isEqualTo(TransferSyntax.JPEG_LS_LOSSLESS);
        });
    }

    @Test
    void a_full_archive_answers_A700_so_the_modality_keeps_its_copy() {
        server.handle((request, dataSet) -> DimseStatus.OUT_OF_RESOURCES);

        Peer.Result storescu = Dcmtk.STORESCU.run("-d", "-aec", "PACS", "127.0.0.1", server.port(), MR);

        assertThat(storescu.output()).contains("0xa700: Refused");
    }

    @Test
    void a_stranger_is_rejected_with_the_reason_of_the_policy() {
        server.decide(request -> request.calling().value().equals("STRANGER")
                ? new Admission.Rejected(RejectionReason.CALLING_AE_NOT_RECOGNIZED)
                : new Admission.Accepted());

        Peer.Result echo = Dcmtk.ECHOSCU.run("-aet", "STRANGER", "127.0.0.1", server.port());

        assertThat(echo.exitCode()).isNotZero();
        assertThat(echo.output()).contains("Rejected Permanent", "Calling AE Title Not Recognized");
    }

    @Test
    void echoscu_may_abort_instead_of_releasing() throws Exception {
        Dcmtk.ECHOSCU.run("--abort", "127.0.0.1", server.port()).orFail();

        Eventually.holds(() -> server.associations() == 0);
    }

    private static void store(int port) {
        Dcmtk.STORESCU.run("-aec", "PACS", "127.0.0.1", port, MR).orFail();
    }

    private static byte[] onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return Files.readAllBytes(files.toList().getFirst());
        }
    }
}
