package pacs.archive.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.archive.catalogue.RegionDatabase;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Vr;
import pacs.platform.Refusal;
import pacs.platform.blobs.HeldStream;
import pacs.testkit.SharedData;

class IntakeTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    private static final AtomicInteger INSTITUTIONS = new AtomicInteger(100);

    private final Path folder;

    private final int institution = INSTITUTIONS.incrementAndGet();

    @SuppressWarnings("NullAway.Init") // set by open
    private Archive archive;

    IntakeTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void open() throws IOException {
        archive = new Archive(DATABASE, folder);
    }

    @AfterEach
    void close() throws IOException {
        archive.close();
    }

    @Test
    void a_data_set_of_an_association_is_kept_as_a_file() throws Exception {
        Sample sample = Sample.of("1.2.3.1.1").with(Tags.PixelData, Vr.OB, new byte[300_000]);

        Verdict verdict = command("1.2.3.1.1", sample.dataSet());

        assertThat(verdict).isInstanceOf(Verdict.Kept.class);
        assertThat(archive.objects(institution)).singleElement().satisfies(object -> assertThat(object)
                .startsWith(Arrays.copyOf(sample.file(), 132))
                .endsWith(sample.dataSet()));
    }

    @Test
    void the_same_data_set_again_is_a_success_that_changes_nothing() throws Exception {
        archive.store(institution, file(Sample.of("1.2.3.1.1")));

        Verdict again = command("1.2.3.1.1", Sample.of("1.2.3.1.1").dataSet());

        assertThat(again).isInstanceOf(Verdict.Kept.class);
        assertThat(archive.objects(institution))
                .containsExactly(Sample.of("1.2.3.1.1").file());
    }

    @Test
    void other_content_under_the_same_uids_is_kept_beside_the_first() throws Exception {
        archive.store(institution, file(Sample.of("1.2.3.1.1")));

        for (int time = 1; time <= 2; time++) {
            Verdict other = archive.store(
                    institution, file(Sample.of("1.2.3.1.1").with(Tags.StudyDescription, Vr.LO, "Other")));
            assertThat(other).isInstanceOf(Verdict.Kept.class);
        }

        assertThat(archive.objects(institution))
                .containsExactly(Sample.of("1.2.3.1.1").file());
        assertThat(DATABASE.rows("select o.version, o.same_content from archive.other_version o"
                        + " join archive.study s on s.id = o.study where s.institution = " + institution))
                .containsExactly("2|f");
        assertThat(DATABASE.rows("select type from archive.outbox where key = '" + institution + "/1.2.3' order by id"))
                .containsExactly("StudyReceived", "OtherVersionKept");
        assertThat(DATABASE.rows(
                        "select action from archive.audit where institution = " + institution + " order by id"))
                .containsExactly("store", "conflict");
    }

    @Test
    void two_other_versions_at_once_are_both_kept() throws Exception {
        archive.store(institution, file(Sample.of("1.2.3.1.1")));

        List<Callable<Verdict>> senders = IntStream.range(0, 8)
                .<Callable<Verdict>>mapToObj(i -> () -> archive.store(
                        institution,
                        file(Sample.of("1.2.3.1.1").with(Tags.StudyDescription, Vr.LO, "Each twice " + i / 2))))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Verdict> verdict : threads.invokeAll(senders)) {
                assertThat(verdict.get()).isInstanceOf(Verdict.Kept.class);
            }
        }

        assertThat(DATABASE.rows("select o.version from archive.other_version o"
                        + " join archive.study s on s.id = o.study where s.institution = " + institution
                        + " order by 1"))
                .containsExactly("2", "3", "4", "5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LittleEndianImplicitTransferSyntax_1.2.840.10008.1.2",
                "BigEndianExplicitTransferSyntax_1.2.840.10008.1.2.2",
                "DeflatedExplicitVRLittleEndianTransferSyntax_1.2.840.10008.1.2.1.99",
                "RLELosslessTransferSyntax_1.2.840.10008.1.2.5"
            })
    void the_same_content_in_another_encoding_alarms_nobody(String encoding) throws Exception {
        Path ct = SharedData.file("transcodes/CTImage");
        archive.store(
                institution, ct.resolve("CTImage.dcm_LittleEndianExplicitTransferSyntax_1.2.840.10008.1.2.1.dcm"));

        Verdict other = archive.store(institution, ct.resolve("CTImage.dcm_" + encoding + ".dcm"));

        assertThat(other).isInstanceOf(Verdict.Kept.class);
        assertThat(DATABASE.rows("select o.version, o.same_content from archive.other_version o"
                        + " join archive.study s on s.id = o.study where s.institution = " + institution))
                .containsExactly("2|t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3.1.2", "1.2.3.1.11"})
    void an_object_that_is_not_what_the_command_says_is_refused(String announced) throws Exception {
        Verdict verdict = command(announced, Sample.of("1.2.3.1.1").dataSet());

        assertThat(reason(verdict)).isEqualTo(Refusal.Reason.INVALID_REQUEST);
        assertThat(archive.objects(institution)).isEmpty();
    }

    @Test
    void an_object_of_another_study_than_the_request_names_is_refused() throws Exception {
        Verdict verdict = archive.intake()
                .store(new Incoming.OfFile(
                        Archive.transfer(institution),
                        Optional.of(new StudyUid("1.2.4")),
                        OptionalLong.empty(),
                        file(Sample.of("1.2.3.1.1"))));

        assertThat(reason(verdict)).isEqualTo(Refusal.Reason.INVALID_REQUEST);
        assertThat(verdict)
                .extracting(refused -> ((Verdict.Refused) refused).sopInstance())
                .isEqualTo(Optional.of(new SopInstanceUid("1.2.3.1.1")));
    }

    @ParameterizedTest
    @ValueSource(ints = {Tags.SOPClassUID, Tags.SOPInstanceUID, Tags.StudyInstanceUID, Tags.SeriesInstanceUID})
    void an_object_without_one_of_its_uids_is_refused(int tag) throws Exception {
        Verdict verdict = archive.store(institution, file(Sample.of("1.2.3.1.1").without(tag)));

        assertThat(reason(verdict)).isEqualTo(Refusal.Reason.INVALID_OBJECT);
        assertThat(archive.objects(institution)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3a", "1..2", "../../etc", "1.2.3.", ".1"})
    void a_uid_with_anything_but_digits_between_dots_is_refused(String uid) throws Exception {
        Verdict study =
                archive.store(institution, file(Sample.of("1.2.3.1.1").with(Tags.StudyInstanceUID, Vr.UI, uid)));
        Verdict series =
                archive.store(institution, file(Sample.of("1.2.3.1.1").with(Tags.SeriesInstanceUID, Vr.UI, uid)));

        assertThat(reason(study)).isEqualTo(Refusal.Reason.INVALID_OBJECT);
        assertThat(reason(series)).isEqualTo(Refusal.Reason.INVALID_OBJECT);
        assertThat(archive.objects(institution)).isEmpty();
    }

    @Test
    void a_transfer_syntax_nobody_knows_is_refused() throws Exception {
        byte[] file = Sample.of("1.2.3.1.1").file();
        String text = new String(file, StandardCharsets.ISO_8859_1);
        String other = text.replace("1.2.840.10008.1.2.1\0", "1.2.840.10008.1.2.99");

        Verdict verdict =
                archive.store(institution, new ByteArrayInputStream(other.getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(reason(verdict)).isEqualTo(Refusal.Reason.UNSUPPORTED_MEDIA);
    }

    @Test
    void an_object_that_ends_too_early_leaves_nothing_behind() throws Exception {
        byte[] file = Sample.of("1.2.3.1.1")
                .with(Tags.PixelData, Vr.OB, new byte[100_000])
                .file();

        Verdict cut = archive.store(institution, new ByteArrayInputStream(file, 0, file.length - 2));

        assertThat(reason(cut)).isEqualTo(Refusal.Reason.INVALID_OBJECT);
        assertThat(archive.store(institution, new ByteArrayInputStream(file))).isInstanceOf(Verdict.Kept.class);
        assertThat(archive.objects(institution)).containsExactly(file);
    }

    @Test
    void what_is_no_dicom_at_all_is_refused() throws Exception {
        Verdict verdict =
                archive.store(institution, new ByteArrayInputStream("<html></html>".getBytes(StandardCharsets.UTF_8)));

        assertThat(reason(verdict)).isEqualTo(Refusal.Reason.INVALID_OBJECT);
    }

    @Test
    void a_study_uid_that_does_not_come_in_time_is_not_waited_for() throws Exception {
        byte[] file = Sample.of("1.2.3.1.1")
                .with(0x00091010, Vr.OB, new byte[5 << 20])
                .file();

        Verdict verdict = archive.store(institution, new ByteArrayInputStream(file));

        assertThat(reason(verdict)).isEqualTo(Refusal.Reason.INVALID_OBJECT);
    }

    @Test
    void when_headers_fill_the_memory_the_next_object_is_to_come_again() throws Exception {
        Semaphore none = new Semaphore(0);
        HeldStream stream = new HeldStream(new byte[0], none, new ByteArrayInputStream(new byte[100_000]));

        assertThatThrownBy(stream::readAllBytes)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.UNAVAILABLE));
    }

    @Test
    void a_line_that_breaks_is_no_verdict_and_leaves_nothing_behind() throws Exception {
        byte[] file = Sample.of("1.2.3.1.1")
                .with(Tags.PixelData, Vr.OB, new byte[100_000])
                .file();
        InputStream breaking = new SequenceInputStream(new ByteArrayInputStream(file, 0, 70_000), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        });

        assertThatThrownBy(() -> archive.store(institution, breaking)).hasMessage("connection reset");
        assertThat(archive.objects(institution)).isEmpty();
    }

    private Verdict command(String announced, byte[] dataSet) throws IOException {
        return archive.intake()
                .store(new Incoming.OfCommand(
                        Archive.transfer(institution),
                        Sample.CT,
                        new SopInstanceUid(announced),
                        TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                        new AeTitle("MODALITY"),
                        new ByteArrayInputStream(dataSet)));
    }

    private static InputStream file(Sample sample) {
        return new ByteArrayInputStream(sample.file());
    }

    private static Refusal.Reason reason(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).refusal().reason();
    }
}
