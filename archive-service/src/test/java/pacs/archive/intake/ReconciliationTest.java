package pacs.archive.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pacs.archive.catalogue.RegionDatabase;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Vr;
import pacs.dicom.image.FrameTable;
import pacs.platform.blobs.BlobOwner;
import pacs.platform.blobs.RecordWriter;
import pacs.platform.blobs.TrailerContent;
import pacs.platform.tenancy.InstitutionId;
import pacs.tiering.placement.PlacementLedger;

class ReconciliationTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    private final Path folder;
    private final Path copy;

    ReconciliationTest(@TempDir Path folder, @TempDir Path copy) {
        this.folder = folder;
        this.copy = copy;
    }

    @Test
    void durable_records_without_a_row_are_adopted() throws Exception {
        byte[] file = Sample.of("1.2.50.1")
                .with(Tags.StudyInstanceUID, Vr.UI, "1.2.50")
                .file();
        leaveOpen(file);
        DATABASE.forget();

        try (Archive next = new Archive(DATABASE, copy)) {
            int missing = reconciliation(next).reconcile();

            assertThat(missing).isZero();
            assertThat(next.objects(1)).containsExactly(file);
        }
        assertThat(DATABASE.rows("select action, actor from archive.audit where study_uid = '1.2.50'"))
                .containsExactly("adopt|archive");
        assertThat(DATABASE.rows("select sealed_at is not null, bytes > 0 from tiering.placement"))
                .containsExactly("t|t");
    }

    @Test
    void records_that_have_their_row_stay_as_they_are() throws Exception {
        leaveOpen(Sample.of("1.2.51.1")
                .with(Tags.StudyInstanceUID, Vr.UI, "1.2.51")
                .file());

        try (Archive next = new Archive(DATABASE, copy)) {
            reconciliation(next).reconcile();
        }

        assertThat(DATABASE.rows("select version, instance_count from archive.study where study_uid = '1.2.51'"))
                .containsExactly("1|1");
    }

    @Test
    void a_durable_record_with_other_content_is_adopted_as_its_version() throws Exception {
        try (Archive archive = new Archive(DATABASE, folder)) {
            for (String content : List.of("first", "other")) {
                Sample version = Sample.of("1.2.55.1")
                        .with(Tags.StudyInstanceUID, Vr.UI, "1.2.55")
                        .with(Tags.StudyID, Vr.SH, content);
                assertThat(archive.store(1, new ByteArrayInputStream(version.file())))
                        .isInstanceOf(Verdict.Kept.class);
            }
            copyAll();
        }
        DATABASE.change("truncate archive.other_version");

        try (Archive next = new Archive(DATABASE, copy)) {
            assertThat(reconciliation(next).reconcile()).isZero();
        }

        assertThat(DATABASE.rows("select o.version, o.same_content, o.actor from archive.other_version o"))
                .containsExactly("2|f|archive");
        assertThat(DATABASE.rows("select instance_count from archive.study where study_uid = '1.2.55'"))
                .containsExactly("1");
    }

    @Test
    void rows_whose_bytes_are_gone_are_counted() throws Exception {
        leaveOpen(Sample.of("1.2.52.1")
                .with(Tags.StudyInstanceUID, Vr.UI, "1.2.52")
                .file());
        try (Stream<Path> blobs = Files.walk(copy)) {
            for (Path blob :
                    blobs.filter(path -> path.toString().endsWith(".blob")).toList()) {
                Files.delete(blob);
            }
        }

        try (Archive next = new Archive(DATABASE, copy)) {
            assertThat(reconciliation(next).reconcile()).isEqualTo(1);
        }
    }

    @Test
    void a_record_whose_header_cannot_be_read_holds_up_nothing() throws Exception {
        byte[] file = Sample.of("1.2.53.1")
                .with(Tags.StudyInstanceUID, Vr.UI, "1.2.53")
                .file();
        try (Archive archive = new Archive(DATABASE, folder)) {
            assertThat(archive.store(1, new ByteArrayInputStream(file))).isInstanceOf(Verdict.Kept.class);
            leaveHeaderless(archive, new StudyUid("1.2.53"));
            copyAll();
        }
        DATABASE.forget();

        try (Archive next = new Archive(DATABASE, copy)) {
            reconciliation(next).reconcile();

            assertThat(next.objects(1)).containsExactly(file);
        }
    }

    @Test
    void a_whole_volume_is_held_against_the_catalogue_and_set_right() throws Exception {
        try (Archive archive = new Archive(DATABASE, folder)) {
            for (int i = 1; i <= 3; i++) {
                byte[] file = sample("1.2.54." + i).file();
                assertThat(archive.store(1, new ByteArrayInputStream(file))).isInstanceOf(Verdict.Kept.class);
            }
        }
        DATABASE.change("delete from archive.instance where sop_uid = '1.2.54.1'");
        DATABASE.change("update archive.instance set position = 7 where sop_uid = '1.2.54.2'");
        DATABASE.change("update tiering.placement set sealed_at = null, bytes = null where study_uid = '1.2.54'");

        try (Archive archive = new Archive(DATABASE, folder)) {
            VolumeReport dry = comparison(archive).compare(false);
            VolumeReport same = comparison(archive).compare(false);
            comparison(archive).compare(true);
            VolumeReport after = comparison(archive).compare(false);

            assertThat(dry).isEqualTo(same);
            assertThat(dry.orphans().named())
                    .extracting(VolumeReport.Finding::instance)
                    .containsExactly("1.2.54.1");
            assertThat(dry.lost().named())
                    .extracting(VolumeReport.Finding::instance)
                    .containsExactly("1.2.54.2");
            assertThat(dry.unnoted().named()).hasSize(1);
            assertThat(dry.repeats().records()).isEqualTo(1);
            assertThat(dry.records().records()).isEqualTo(3);
            assertThat(after.isClean()).isTrue();
        }
        assertThat(DATABASE.rows("select count(distinct position) from archive.instance where sop_uid like '1.2.54.%'"))
                .containsExactly("3");
    }

    @Test
    void of_very_many_lost_rows_all_are_counted_and_some_named() throws Exception {
        try (Archive archive = new Archive(DATABASE, folder)) {
            byte[] file = Sample.of("1.2.56.1")
                    .with(Tags.StudyInstanceUID, Vr.UI, "1.2.56")
                    .file();
            assertThat(archive.store(1, new ByteArrayInputStream(file))).isInstanceOf(Verdict.Kept.class);
            loseBlobsLikeThatOf("1.2.56.1", "1.2.56", 1_500);

            VolumeReport report = comparison(archive).compare(true);

            assertThat(report.lost().count()).isEqualTo(1_500);
            assertThat(report.lost().cut()).isTrue();
            assertThat(report.lost().named()).hasSize(1_000).doesNotHaveDuplicates();
            assertThat(report.orphans().cut()).isFalse();
        }
        assertThat(DATABASE.rows("select count(*) from tiering.damage join tiering.placement using (blob)"
                        + " where study_uid = '1.2.56' and reason = 'its blob is gone'"))
                .containsExactly("1500");
    }

    /** Copies of a row, each in a blob of its own that is not on the disk. */
    private static void loseBlobsLikeThatOf(String instance, String study, int count) throws Exception {
        DATABASE.change("insert into tiering.placement (blob, volume, institution, study_uid)"
                + " select gen_random_uuid(), volume, institution, study_uid from tiering.placement,"
                + " generate_series(1, " + count + ") where study_uid = '" + study + "'");
        DATABASE.change("insert into archive.instance select (jsonb_populate_record(i, jsonb_build_object("
                + "'sop_uid', i.sop_uid || '.' || n, 'blob', p.blob))).*"
                + " from archive.instance i, (select blob, row_number() over () n from tiering.placement"
                + " where study_uid = '" + study + "') p where i.sop_uid = '" + instance + "' and i.blob <> p.blob");
    }

    @Test
    void records_of_a_blob_whose_disk_failed_get_no_row() throws Exception {
        leaveOpen(Sample.of("1.2.55.1")
                .with(Tags.StudyInstanceUID, Vr.UI, "1.2.55")
                .file());
        DATABASE.forget();
        Path aside = Files.createDirectories(copy.resolve("1/aside"));
        try (Stream<Path> blobs = Files.walk(copy.resolve("1/open"))) {
            for (Path blob : blobs.filter(Files::isRegularFile).toList()) {
                Files.move(blob, aside.resolve(blob.getFileName()));
            }
        }

        try (Archive next = new Archive(DATABASE, copy)) {
            VolumeReport report = comparison(next).compare(true);

            assertThat(report.orphans().count()).isZero();
            assertThat(report.doubtful().records()).isEqualTo(1);
        }
        assertThat(DATABASE.rows("select sop_uid from archive.instance where sop_uid = '1.2.55.1'"))
                .isEmpty();
    }

    @Test
    void a_row_of_an_older_database_gets_the_bytes_that_were_written_anew_since() throws Exception {
        DATABASE.forget();
        Sample sample = Sample.of("1.2.57.1").with(Tags.StudyInstanceUID, Vr.UI, "1.2.57");
        try (Archive archive = new Archive(DATABASE, folder)) {
            archive.store(1, new ByteArrayInputStream(sample.file()));
            DATABASE.change("insert into tiering.placement (blob, volume, institution, study_uid)"
                    + " select gen_random_uuid(), volume, institution, study_uid from tiering.placement"
                    + " where study_uid = '1.2.57'");
            DATABASE.change("update archive.instance i set blob = p.blob from tiering.placement p"
                    + " where i.sop_uid = '1.2.57.1' and p.study_uid = '1.2.57' and p.blob <> i.blob");
        }
        try (Archive archive = new Archive(DATABASE, folder)) {
            assertThat(comparison(archive).compare(false).lost().count()).isEqualTo(1);

            comparison(archive).compare(true);

            assertThat(archive.objects(1)).containsExactly(sample.file());
            assertThat(comparison(archive).compare(false).isClean()).isTrue();
        }
    }

    private static Sample sample(String uid) {
        return Sample.of(uid).with(Tags.StudyInstanceUID, Vr.UI, "1.2.54");
    }

    private static VolumeComparison comparison(Archive archive) {
        return new VolumeComparison(archive.volume(), archive.catalogue(), archive.adoption(), DATABASE.keeper());
    }

    private static void leaveHeaderless(Archive archive, StudyUid study) throws Exception {
        BlobOwner owner = new BlobOwner(new InstitutionId(1), study);
        TrailerContent content = new TrailerContent(
                study,
                new SeriesUid("1.2.53.0"),
                new SopInstanceUid("1.2.53.2"),
                Sample.CT,
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                FrameTable.decode(new byte[5]),
                out -> out.write('?'),
                List.of());
        try (RecordWriter record = archive.volume().append(owner, 1, OptionalLong.empty())) {
            record.out().write(new byte[] {0, 0});
            record.finish(content);
        }
    }

    /** As a process leaves it that is killed: the volume is copied while its blob is open. */
    private void leaveOpen(byte[] file) throws Exception {
        try (Archive archive = new Archive(DATABASE, folder)) {
            assertThat(archive.store(1, new ByteArrayInputStream(file))).isInstanceOf(Verdict.Kept.class);
            copyAll();
        }
    }

    private void copyAll() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.skip(1).toList()) {
                Files.copy(path, copy.resolve(folder.relativize(path)));
            }
        }
    }

    private static Reconciliation reconciliation(Archive archive) {
        return new Reconciliation(
                archive.volume(), archive.catalogue(), new PlacementLedger(), archive.adoption(), DATABASE.keeper());
    }
}
