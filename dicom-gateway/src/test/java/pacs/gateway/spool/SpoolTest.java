package pacs.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.core.SopInstanceUid;
import pacs.gateway.Sample;
import pacs.platform.Refusal;
import pacs.platform.blobs.BlobOwner;
import pacs.platform.blobs.RecordReader;
import pacs.platform.receipts.Level;

class SpoolTest {

    private final Path root;
    private final SpoolFolder folder;

    SpoolTest(@TempDir Path root) {
        this.root = root;
        this.folder = SpoolFolder.in(root);
    }

    @Test
    void an_object_comes_out_as_it_went_in() throws Exception {
        try (Spool spool = folder.open()) {
            SpoolFolder.fill(spool, Sample.of(1));

            SpooledInstance object = claimAll(spool).getFirst().object();

            try (RecordReader reader = spool.read(object);
                    InputStream bytes = reader.object()) {
                assertThat(bytes.readAllBytes()).isEqualTo(Sample.of(1).part10(SpoolFolder.SOURCE));
            }
            assertThat(object.length()).isEqualTo(Sample.of(1).part10(SpoolFolder.SOURCE).length);
        }
    }

    @Test
    void what_was_not_kept_leaves_nothing() throws Exception {
        try (Spool spool = folder.open()) {
            Arrival arrival = spool.receive(
                    new BlobOwner(SpoolFolder.INSTITUTION, Sample.of(1).study()), 0);
            arrival.out().write(new byte[5000]);
            arrival.close();

            assertThat(claimAll(spool)).isEmpty();
        }
        try (Spool spool = folder.open()) {
            assertThat(claimAll(spool)).isEmpty();
        }
    }

    @Test
    void a_restart_goes_on_where_it_was() throws Exception {
        try (Spool spool = folder.open()) {
            SpoolFolder.fill(spool, Sample.of(1), Sample.of(2), Sample.of(3));
            List<Waiting> claimed = spool.queue().claim(SpoolFolder.INSTITUTION, 2, Long.MAX_VALUE, Instant.now());
            spool.queue().sent(claimed.subList(0, 1), Instant.now());
        }

        try (Spool spool = folder.open()) {
            assertThat(spool.queue().census()).isEqualTo(new Census(2, 1, 0));
            assertThat(instances(claimAll(spool)))
                    .containsExactly(Sample.of(2).instance(), Sample.of(3).instance());
        }
    }

    @Test
    void a_lost_index_is_made_again_from_the_blobs() throws Exception {
        try (Spool spool = folder.open()) {
            SpoolFolder.fill(spool, Sample.of(1), Sample.of(2), Sample.of(11));
            spool.tend();
            SpoolFolder.fill(spool, Sample.of(3));
        }
        folder.loseTheIndex();

        try (Spool spool = folder.open()) {
            assertThat(instances(claimAll(spool)))
                    .containsExactlyInAnyOrder(
                            Sample.of(1).instance(),
                            Sample.of(2).instance(),
                            Sample.of(11).instance(),
                            Sample.of(3).instance());
        }
    }

    @Test
    void a_process_that_was_killed_loses_nothing(@TempDir Path copy) throws Exception {
        try (Spool spool = folder.open()) {
            SpoolFolder.fill(spool, Sample.of(1), Sample.of(2));
            Arrival unfinished = spool.receive(
                    new BlobOwner(SpoolFolder.INSTITUTION, Sample.of(21).study()), 0);
            unfinished.out().write(new byte[3 << 20]);
            copyAll(root, copy); // what a new process finds when the old one is gone in this moment
            unfinished.close();
        }

        try (Spool spool = SpoolFolder.in(copy).open()) {
            assertThat(instances(claimAll(spool)))
                    .containsExactly(Sample.of(1).instance(), Sample.of(2).instance());
        }
    }

    @Test
    void an_index_that_fell_behind_the_blobs_catches_up(@TempDir Path copy) throws Exception {
        try (Spool spool = folder.open()) {
            SpoolFolder.fill(spool, Sample.of(1));
            spool.tend();
            for (String name : List.of("index.db", "index.db-wal")) {
                Files.copy(root.resolve(name), copy.resolve(name));
            }
            SpoolFolder.fill(spool, Sample.of(2), Sample.of(11));
            spool.tend();
        }
        for (String name : List.of("index.db", "index.db-wal")) {
            Files.move(copy.resolve(name), root.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }

        try (Spool spool = folder.open()) {
            assertThat(instances(claimAll(spool)))
                    .containsExactlyInAnyOrder(
                            Sample.of(1).instance(),
                            Sample.of(2).instance(),
                            Sample.of(11).instance());
        }
    }

    @Test
    void a_blob_goes_when_the_archive_has_signed_for_a_second_copy_of_all_of_it() throws Exception {
        try (Spool spool = folder.open()) {
            SpoolFolder.fill(spool, Sample.of(1), Sample.of(2));
            List<Waiting> claimed = claimAll(spool);
            spool.queue().sent(claimed.subList(0, 1), Instant.now());
            SpoolFolder.sign(spool, Level.PROTECTED, Instant.now());
            spool.tend();
            assertThat(folder.blobs()).hasSize(1);

            spool.queue().sent(claimed.subList(1, 2), Instant.now());
            spool.tend();
            assertThat(folder.blobs()).hasSize(1);

            SpoolFolder.sign(spool, Level.PROTECTED, Instant.now());
            spool.tend();
            assertThat(folder.blobs()).isEmpty();
            assertThat(spool.queue().census()).isEqualTo(new Census(0, 0, 0));
        }
    }

    @Test
    void where_there_is_one_disk_it_has_to_be_signed_for_again_after_the_grace_time() throws Exception {
        SpoolFolder patient = new SpoolFolder(root, Long.MAX_VALUE, Duration.ofHours(1));
        Instant first = Instant.now();
        try (Spool spool = patient.open()) {
            SpoolFolder.fill(spool, Sample.of(1), Sample.of(2));
            spool.queue().sent(claimAll(spool), first);
            SpoolFolder.sign(spool, Level.STORED, first);
            SpoolFolder.sign(spool, Level.STORED, first.plus(Duration.ofMinutes(59)));
            spool.tend();
            assertThat(patient.blobs()).hasSize(1);

            SpoolFolder.sign(spool, Level.STORED, first.plus(Duration.ofMinutes(60)));
            spool.tend();
            assertThat(patient.blobs()).isEmpty();
        }
    }

    @Test
    void what_the_archive_has_lost_is_queued_again_and_nothing_is_freed() throws Exception {
        try (Spool spool = folder.open()) {
            SpoolFolder.fill(spool, Sample.of(1), Sample.of(2));
            spool.queue().sent(claimAll(spool), Instant.now());
            SpoolFolder.sign(spool, Level.PROTECTED, Instant.now());
            SpoolStudy study =
                    new SpoolStudy(SpoolFolder.INSTITUTION, Sample.of(1).study());

            assertThat(spool.studies().sendAgain(study, List.of(Sample.of(2).instance())))
                    .isEqualTo(1);

            spool.tend();
            assertThat(folder.blobs()).hasSize(1);
            assertThat(instances(claimAll(spool))).containsExactly(Sample.of(2).instance());
        }
    }

    @Test
    void a_refused_object_keeps_its_blob() throws Exception {
        try (Spool spool = folder.open()) {
            SpoolFolder.fill(spool, Sample.of(1), Sample.of(2));
            List<Waiting> claimed = claimAll(spool);
            spool.queue().sent(claimed.subList(0, 1), Instant.now());
            spool.queue().refuse(claimed.get(1), "another object has its UID", Instant.now());
            SpoolFolder.sign(spool, Level.PROTECTED, Instant.now());

            spool.tend();

            assertThat(folder.blobs()).hasSize(1);
            assertThat(spool.queue().census()).isEqualTo(new Census(0, 1, 1));
        }
    }

    @Test
    void a_blob_somebody_removed_is_forgotten() throws Exception {
        try (Spool spool = folder.open()) {
            SpoolFolder.fill(spool, Sample.of(1), Sample.of(11));
            spool.tend();
        }
        Files.delete(folder.blobs().getFirst());

        try (Spool spool = folder.open()) {
            assertThat(spool.queue().census()).isEqualTo(new Census(1, 0, 0));
        }
    }

    @Test
    void a_blob_damaged_while_open_still_gives_what_is_whole() throws Exception {
        try (Spool spool = folder.open()) {
            SpoolFolder.fill(spool, new Sample(1, 50_000), Sample.of(2));
            Path blob = folder.blobs().getFirst();
            try (RandomAccessFile bytes = new RandomAccessFile(blob.toFile(), "rw")) {
                bytes.seek(20_000);
                bytes.write(1);
            }
            spool.tend(); // sealing does not read the objects

            List<Waiting> claimed = claimAll(spool);

            assertThatThrownBy(() -> readAll(spool, claimed.getFirst().object()))
                    .hasMessageContaining("damaged");
            assertThat(readAll(spool, claimed.getLast().object()))
                    .isEqualTo(Sample.of(2).part10(SpoolFolder.SOURCE));
        }
    }

    @Test
    void a_full_spool_refuses_and_takes_again_when_freed() throws Exception {
        try (Spool spool = new SpoolFolder(root, 100_000, Duration.ZERO).open()) {
            SpoolFolder.fill(spool, new Sample(1, 96_000));

            assertThatThrownBy(() -> SpoolFolder.fill(spool, Sample.of(2)))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                            .isEqualTo(Refusal.Reason.OUT_OF_SPACE));

            spool.queue().sent(claimAll(spool), Instant.now());
            SpoolFolder.sign(spool, Level.PROTECTED, Instant.now());
            spool.tend();
            SpoolFolder.fill(spool, Sample.of(2));
            assertThat(instances(claimAll(spool))).containsExactly(Sample.of(2).instance());
        }
    }

    @Test
    void objects_on_their_way_do_not_find_the_same_room() throws Exception {
        BlobOwner owner = new BlobOwner(SpoolFolder.INSTITUTION, Sample.of(1).study());
        try (Spool spool = new SpoolFolder(root, 100_000, Duration.ZERO).open()) {
            try (Arrival one = spool.receive(owner, 0);
                    Arrival other = spool.receive(owner, 0)) {
                one.out().write(new byte[60_000]);
                assertThatThrownBy(() -> other.out().write(new byte[60_000]))
                        .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                                .isEqualTo(Refusal.Reason.OUT_OF_SPACE));
            }

            SpoolFolder.fill(spool, new Sample(1, 60_000));
            assertThat(instances(claimAll(spool))).containsExactly(Sample.of(1).instance());
        }
    }

    @Test
    void two_processes_do_not_share_a_folder() throws Exception {
        try (Spool _ = folder.open()) {
            assertThatThrownBy(folder::open).isInstanceOf(IOException.class).hasMessageContaining("in use");
        }
    }

    private static List<Waiting> claimAll(Spool spool) {
        return spool.queue().claim(SpoolFolder.INSTITUTION, 100, Long.MAX_VALUE, Instant.now());
    }

    private static List<SopInstanceUid> instances(List<Waiting> waiting) {
        return waiting.stream().map(w -> w.object().instance()).toList();
    }

    private static byte[] readAll(Spool spool, SpooledInstance object) throws IOException {
        try (RecordReader reader = spool.read(object);
                InputStream bytes = reader.object()) {
            return bytes.readAllBytes();
        }
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
