package pacs.archive.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pacs.archive.catalogue.Locator;
import pacs.archive.catalogue.RegionDatabase;
import pacs.archive.catalogue.Sight;
import pacs.archive.catalogue.StoredInstance;
import pacs.archive.intake.Archive;
import pacs.archive.intake.Sample;
import pacs.archive.intake.Verdict;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;
import pacs.platform.Refusal;
import pacs.platform.blobs.BlobId;
import pacs.platform.blobs.BlobRules;
import pacs.platform.blobs.RecordReader;
import pacs.platform.blobs.SealedBlob;
import pacs.platform.database.Transactions;
import pacs.platform.events.Event;
import pacs.platform.events.StudyEvent;
import pacs.platform.tenancy.InstitutionId;
import pacs.tiering.copies.BlobCheck;
import pacs.tiering.copies.Copier;
import pacs.tiering.copies.CopyLedger;
import pacs.tiering.copies.SecondPlace;
import pacs.tiering.objects.DirectoryStore;
import pacs.tiering.placement.PlacementLedger;

/** Few blobs of many, on a real volume and a real database. */
class RewritingTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    private static final InstitutionId INSTITUTION = new InstitutionId(1);
    private static final StudyUid STUDY = new StudyUid("1.2.3");
    private static final BlobRules SEAL_AT_ONCE =
            new BlobRules(1 << 20, Duration.ofNanos(1), Duration.ofMinutes(5), 1 << 20, 0);

    private final Path folder;
    private final List<Sample> samples = List.of(image(3), image(1), image(2));
    private final PlacementLedger placement = new PlacementLedger();
    private Archive archive;
    private SecondPlace secondPlace = new SecondPlace(Optional.empty());

    RewritingTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.archive = new Archive(DATABASE, folder.resolve("blobs"), SEAL_AT_ONCE);
    }

    @BeforeEach
    void forget() throws SQLException {
        DATABASE.forget();
    }

    @AfterEach
    void close() throws IOException {
        archive.close();
    }

    @Test
    void blobs_of_a_settled_study_become_one_in_the_order_of_its_images() throws Exception {
        storeInOneBlobEach();
        List<byte[]> before = archive.objects(1);
        Compaction compaction = compaction();

        compaction.look();
        assertThat(blobs()).hasSize(3);
        settle(compaction);
        compaction.look();

        assertThat(archive.objects(1)).containsExactlyElementsOf(before);
        assertThat(DATABASE.rows("select sop_uid from archive.instance order by position"))
                .containsExactly("1.2.3.1", "1.2.3.2", "1.2.3.3");
        assertThat(DATABASE.rows("select count(distinct blob) from archive.instance"))
                .containsExactly("1");
        assertThat(DATABASE.rows("select version, instance_count from archive.study"))
                .containsExactly("3|3");
    }

    @Test
    void a_study_with_an_open_blob_waits() throws Exception {
        storeInOneBlobEach();
        store(image(4));
        Compaction compaction = compaction();
        settle(compaction);

        compaction.look();
        assertThat(DATABASE.rows("select count(*) from tiering.placement where replaced_at is not null"))
                .containsExactly("0");
        seal();
        compaction.look();

        assertThat(DATABASE.rows("select count(*) from tiering.placement where replaced_at is not null"))
                .containsExactly("4");
    }

    @Test
    void old_blobs_go_after_a_grace_and_their_readers_read_on() throws Exception {
        storeInOneBlobEach();
        List<byte[]> before = archive.objects(1);
        String[] place = DATABASE.rows("select blob || ' ' || position from archive.instance where sop_uid = '1.2.3.1'")
                .getFirst()
                .split(" ");
        StoredInstance stale = new Locator(DATABASE.runtime())
                .instance(
                        Sight.ofOwner(INSTITUTION, STUDY),
                        new SeriesUid(DATABASE.rows("select series_uid from archive.series")
                                .getFirst()),
                        new SopInstanceUid("1.2.3.1"));
        Compaction compaction = compaction();
        settle(compaction);

        try (RecordReader reader =
                archive.volume().read(INSTITUTION, BlobId.parse(place[0]), Long.parseLong(place[1]))) {
            compaction.look();
            assertThat(sweeper().sweep(Duration.ofHours(1))).isZero();
            assertThat(sweeper().sweep(Duration.ZERO)).isEqualTo(3);

            reader.verify();
        }
        try (RecordReader again = archive.storedObjects().open(stale)) {
            assertThat(again.object().readAllBytes()).isEqualTo(image(1).file());
        }
        assertThat(blobs()).hasSize(1);
        assertThat(archive.objects(1)).containsExactlyElementsOf(before);
        assertThat(sweeper().sweep(Duration.ZERO)).isZero();
    }

    @Test
    void what_is_kept_beside_an_instance_moves_with_it() throws Exception {
        storeInOneBlobEach();
        store(image(1).with(Tags.StudyID, Vr.SH, "other"));
        seal();
        Compaction compaction = compaction();
        settle(compaction);

        compaction.look();
        sweeper().sweep(Duration.ZERO);

        assertThat(DATABASE.rows("select count(distinct i.blob), min(i.blob::text) = min(o.blob::text)"
                        + " from archive.instance i cross join archive.other_version o"))
                .containsExactly("1|t");
        assertThat(blobs()).hasSize(1);
    }

    @Test
    void a_damaged_record_stays_and_its_blob_with_it() throws Exception {
        storeInOneBlobEach();
        Path damaged = folder.resolve("blobs")
                .resolve(DATABASE.rows(
                                "select '1/' || substr(blob::text, 1, 2) || '/' || blob || '.blob' from archive.instance"
                                        + " where sop_uid = '1.2.3.2'")
                        .getFirst());
        flip(damaged);
        Compaction compaction = compaction();
        settle(compaction);

        compaction.look();
        sweeper().sweep(Duration.ZERO);

        assertThat(DATABASE.rows("select count(*) from tiering.damage")).containsExactly("1");
        assertThat(blobs()).hasSize(2).contains(damaged);
        seal();
        compaction.look();
        assertThat(blobs()).as("nothing is copied again").hasSize(2);
    }

    @Test
    void what_is_committed_after_its_blob_was_written_anew_is_refused_and_not_lost() throws Exception {
        Sample third = image(3).with(Tags.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.4");
        store(image(1));
        seal();
        store(image(2));
        Compaction compaction = compaction();
        settle(compaction);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
                Connection holding = DATABASE.owner();
                Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute("lock table archive.sop_class in access exclusive mode");
            Future<Verdict> late = senders.submit(() -> archive.store(1, new ByteArrayInputStream(third.file())));
            awaitWaiting();
            seal();
            compaction.look();
            assertThat(sweeper().sweep(Duration.ZERO)).isEqualTo(2);
            holding.commit();

            assertThat(late.get()).isInstanceOfSatisfying(Verdict.Refused.class, refused -> assertThat(
                            refused.refusal().reason())
                    .isEqualTo(Refusal.Reason.UNAVAILABLE));
        }
        assertThat(DATABASE.rows("select instance_count from archive.study")).containsExactly("2");
        store(third);
        assertThat(archive.objects(1)).hasSize(3);
    }

    @Test
    void what_is_committed_while_its_blob_is_written_anew_holds_the_blob() throws Exception {
        storeInOneBlobEach();
        Compaction compaction = compaction();
        settle(compaction);
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
                Connection committing = DATABASE.owner();
                Statement statement = committing.createStatement()) {
            committing.setAutoCommit(false);
            statement.execute("select from archive.study for no key update");
            Future<?> look = workers.submit(compaction::look);
            awaitWaiting();
            statement.execute(
                    "insert into archive.instance (study, series, position, object_length, blob, trailer_length,"
                            + " sop_class, transfer_syntax, number, sop_uid, dataset_sha256)"
                            + " select study, series, position, object_length, blob, trailer_length, sop_class, transfer_syntax,"
                            + " number, '1.2.3.4', dataset_sha256 from archive.instance where sop_uid = '1.2.3.1'");
            committing.commit();
            look.get();
        }

        assertThat(DATABASE.rows("select count(*) from tiering.placement where replaced_at is not null"))
                .containsExactly("0");
        assertThat(sweeper().sweep(Duration.ZERO)).isZero();
        assertThat(archive.objects(1)).hasSize(4);
    }

    @Test
    void blobs_that_were_written_anew_twice_go_too() throws Exception {
        storeInOneBlobEach();
        Compaction compaction = compaction();
        settle(compaction);
        compaction.look();
        seal();
        store(image(4));
        seal();
        settle(compaction);
        compaction.look();

        assertThat(DATABASE.rows("select count(distinct replaced_by), count(*) from tiering.placement"
                        + " where replaced_at is not null"))
                .containsExactly("1|5");
        assertThat(sweeper().sweep(Duration.ZERO)).isEqualTo(5);
        assertThat(archive.objects(1)).hasSize(4);
    }

    @Test
    void what_was_copied_is_copied_anew_before_the_old_copies_go() throws Exception {
        Path second = Files.createTempDirectory(Path.of("/dev/shm"), "second");
        try {
            secondPlace = new SecondPlace(Optional.of(DirectoryStore.open(second, folder)));
            storeInOneBlobEach();
            Compaction compaction = compaction();
            settle(compaction);
            compaction.look();
            assertThat(DATABASE.rows("select count(*) from tiering.placement where replaced_at is not null"))
                    .containsExactly("0");

            copyAll();
            compaction.look();
            assertThat(sweeper().sweep(Duration.ZERO)).isZero();
            seal();
            copyAll();

            assertThat(sweeper().sweep(Duration.ZERO)).isEqualTo(3);
            assertThat(files(second)).hasSize(1);
            assertThat(archive.objects(1)).hasSize(3);
        } finally {
            for (Path file : files(second)) {
                Files.delete(file);
            }
        }
    }

    @Test
    void what_lies_in_a_blob_set_aside_comes_to_one_that_can_be_sealed() throws Exception {
        store(samples.getFirst());
        archive.close();
        for (Path sealed : blobs()) {
            Path aside = folder.resolve("blobs/1/aside").resolve(sealed.getFileName());
            Files.createDirectories(aside.getParent());
            Files.move(sealed, aside);
        }
        archive = new Archive(DATABASE, folder.resolve("blobs"), SEAL_AT_ONCE);

        compaction().look();
        seal();
        sweeper().sweep(Duration.ZERO);

        assertThat(DATABASE.rows("select sealed_at is not null from tiering.placement where replaced_at is null"))
                .containsExactly("t");
        assertThat(blobs()).hasSize(1);
        assertThat(archive.objects(1)).containsExactly(samples.getFirst().file());
    }

    private static void awaitWaiting() throws Exception {
        Instant end = Instant.now().plusSeconds(20);
        while (DATABASE.rows("select pid from pg_locks where not granted").isEmpty()) {
            assertThat(Instant.now()).as("somebody waits for a lock").isBefore(end);
            Thread.sleep(20);
        }
    }

    private void storeInOneBlobEach() throws IOException {
        for (Sample sample : samples) {
            store(sample);
            seal();
        }
    }

    private void store(Sample sample) throws IOException {
        assertThat(archive.store(1, new ByteArrayInputStream(sample.file()))).isInstanceOf(Verdict.Kept.class);
    }

    private void seal() {
        for (SealedBlob blob : archive.volume().sealIdle()) {
            Transactions.inTransaction(
                    DATABASE.keeper(), connection -> placement.sealed(connection, blob.blob(), blob.length()));
        }
    }

    private Compaction compaction() {
        Rewriting rewriting = new Rewriting(archive.volume(), placement, DATABASE.keeper());
        return new Compaction(archive.volume(), placement, rewriting, secondPlace, DATABASE.keeper());
    }

    private Sweeper sweeper() {
        return new Sweeper(archive.volume(), secondPlace, archive.catalogue(), new TenMinutes(), DATABASE.keeper());
    }

    private void copyAll() {
        CopyLedger ledger = new CopyLedger();
        BlobCheck check = new BlobCheck(archive.volume(), ledger, DATABASE.keeper());
        Copier copier = new Copier(archive.volume(), secondPlace, ledger, check, DATABASE.keeper());
        int copied = 0;
        while (copier.copyNext()) {
            copied++;
        }
        assertThat(copied).isPositive();
    }

    private static void settle(Compaction compaction) throws SQLException {
        StudyEvent settled = new StudyEvent.StudySettled(INSTITUTION, STUDY, 3, StudyEvent.Reason.TIMEOUT);
        Event event = new Event(UUID.randomUUID(), Instant.now(), settled.type(), settled.key(), settled.payload());
        Transactions.inTransaction(DATABASE.keeper(), connection -> {
            compaction.take(connection, event);
            return true;
        });
    }

    private static void flip(Path blob) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(blob.toFile(), "rw")) {
            file.seek(300);
            int value = file.read();
            file.seek(300);
            file.write(value ^ 1);
        }
    }

    private List<Path> blobs() throws IOException {
        return files(folder.resolve("blobs")).stream()
                .filter(file -> file.toString().endsWith(".blob"))
                .toList();
    }

    private static List<Path> files(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static Sample image(int number) {
        return Sample.of("1.2.3." + number)
                .with(Tags.InstanceNumber, Vr.IS, Integer.toString(number))
                .with(Tags.PixelData, Vr.OB, new byte[500]);
    }
}
