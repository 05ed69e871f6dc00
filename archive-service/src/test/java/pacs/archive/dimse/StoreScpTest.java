package pacs.archive.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.archive.catalogue.RegionDatabase;
import pacs.archive.intake.Archive;
import pacs.archive.intake.Sample;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Vr;
import pacs.dicom.net.Association;
import pacs.dicom.net.DimseServer;
import pacs.dicom.net.DimseStatus;
import pacs.dicom.net.PresentationContext;
import pacs.dicom.net.Remote;
import pacs.dicom.net.ServerSettings;
import pacs.dicom.net.Timeouts;
import pacs.platform.tenancy.Directory;
import pacs.testkit.Dcmtk;
import pacs.testkit.Peer;
import pacs.testkit.SharedData;

/** The peer is DCMTK: another implementation of the standard cannot share our mistakes. */
class StoreScpTest {

    private static final int COUNTY = 7;

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    private final Path folder;

    @SuppressWarnings("NullAway.Init") // set by start
    private Archive archive;

    @SuppressWarnings("NullAway.Init") // set by start
    private DimseServer server;

    StoreScpTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void start() throws Exception {
        DATABASE.forget();
        DATABASE.knows(COUNTY, "MODALITY");
        archive = new Archive(DATABASE, folder);
        Directory directory = new Directory(DATABASE.runtime());
        server = DimseServer.start(
                ServerSettings.defaults(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                new KnownPeers(directory, new AeTitle("ARCHIVE")),
                new StoreScp(archive.intake(), directory));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        archive.close();
    }

    @Test
    void dcmsend_s_series_belongs_to_the_institution_of_its_title() throws Exception {
        Peer.Result dcmsend = Dcmtk.DCMSEND.run(
                "-v",
                "+sd",
                "-aet",
                "MODALITY",
                "-aec",
                "ARCHIVE",
                "127.0.0.1",
                server.port(),
                SharedData.file("series/mr-t1-32"));

        assertThat(dcmsend.orFail().output()).contains("with status SUCCESS");
        assertThat(DATABASE.rows("select institution, series_count, instance_count, modalities from archive.study"))
                .containsExactly(COUNTY + "|1|32|{MR}");
        assertThat(DATABASE.rows("select count(*), min(actor), min(address) from archive.audit"))
                .containsExactly("1|MODALITY|127.0.0.1");
    }

    @Test
    void the_archive_answers_to_any_scp() {
        assertThat(echo("MODALITY", "ANY-SCP").exitCode()).isZero();
    }

    @Test
    void an_unknown_calling_title_is_rejected_with_the_reason() {
        assertThat(echo("STRANGER", "ARCHIVE").output()).contains("Calling AE Title Not Recognized");
    }

    @Test
    void an_unknown_called_title_is_rejected_with_the_reason() {
        assertThat(echo("MODALITY", "OTHER").output()).contains("Called AE Title Not Recognized");
    }

    @Test
    void the_same_again_and_other_content_are_both_a_success() throws Exception {
        send("1.2.3.1.1", Sample.of("1.2.3.1.1").dataSet());

        assertThat(send("1.2.3.1.1", Sample.of("1.2.3.1.1").dataSet())).isEqualTo(0x0000);
        assertThat(send(
                        "1.2.3.1.1",
                        Sample.of("1.2.3.1.1").with(Tags.StudyID, Vr.SH, "2").dataSet()))
                .isEqualTo(0x0000);
    }

    @Test
    void another_instance_than_announced_does_not_match() throws Exception {
        assertThat(send("1.2.3.1.2", Sample.of("1.2.3.1.1").dataSet())).isEqualTo(0xA900);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.x", "1..2"})
    void a_malformed_study_uid_is_not_understood(String uid) throws Exception {
        byte[] dataSet =
                Sample.of("1.2.3.1.1").with(Tags.StudyInstanceUID, Vr.UI, uid).dataSet();

        assertThat(send("1.2.3.1.1", dataSet)).isEqualTo(0xC000);
    }

    @Test
    void the_association_outlives_a_refused_object() throws Exception {
        try (Association association = open()) {
            byte[] whole = Sample.of("1.2.3.1.1").dataSet();
            byte[] cut = Arrays.copyOf(whole, whole.length - 3);

            assertThat(store(association, "1.2.3.1.1", cut).code()).isEqualTo(0xC000);
            assertThat(store(association, "1.2.3.1.1", whole).code()).isZero();
        }
        assertThat(archive.objects(COUNTY)).hasSize(1);
    }

    private Peer.Result echo(String calling, String called) {
        return Dcmtk.ECHOSCU.run("-v", "-aet", calling, "-aec", called, "127.0.0.1", server.port());
    }

    private int send(String announced, byte[] dataSet) throws IOException {
        try (Association association = open()) {
            return store(association, announced, dataSet).code();
        }
    }

    private static DimseStatus store(Association association, String announced, byte[] dataSet) throws IOException {
        return association.store(
                Sample.CT,
                new SopInstanceUid(announced),
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                new ByteArrayInputStream(dataSet));
    }

    private Association open() throws IOException {
        return Association.open(
                new Remote("127.0.0.1", server.port(), new AeTitle("ARCHIVE")),
                new AeTitle("MODALITY"),
                List.of(PresentationContext.of(Sample.CT, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)),
                Timeouts.DEFAULT);
    }
}
