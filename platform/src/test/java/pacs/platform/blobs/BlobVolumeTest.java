package pacs.platform.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.core.StudyUid;
import pacs.platform.tenancy.InstitutionId;

class BlobVolumeTest {

    private final Path root;

    BlobVolumeTest(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void nothing_is_written_to_a_blob_whose_file_somebody_removed() throws Exception {
        try (TestVolume test = TestVolume.in(root)) {
            StoredRecord first = new SampleObject(1, 500).storeIn(test.volume());
            try (Stream<Path> files = Files.walk(root)) {
                Files.delete(files.filter(file -> file.toString().endsWith(first.blob() + ".blob"))
                        .findFirst()
                        .orElseThrow());
            }

            StoredRecord second = new SampleObject(2, 500).storeIn(test.volume());

            assertThat(second.blob()).isNotEqualTo(first.blob());
            new SampleObject(2, 500).isWholeIn(test.volume(), second);
        }
    }

    @Test
    void objects_of_one_study_share_a_blob_one_after_another() throws Exception {
        try (TestVolume test = TestVolume.in(root)) {
            StoredRecord first = new SampleObject(1, 70_000).storeIn(test.volume());
            StoredRecord second = new SampleObject(2, 500).storeIn(test.volume());

            assertThat(second.blob()).isEqualTo(first.blob());
            assertThat(second.position()).isEqualTo(96L + 70_000 + first.trailerLength());
            assertThat(second.sequence()).isEqualTo(1);
            assertThat(first.objectDigest()).isEqualTo(new SampleObject(1, 70_000).digest());
            assertThat(first.dataSetDigest()).isEqualTo(new SampleObject(1, 70_000).dataSetDigest());
            new SampleObject(1, 70_000).isWholeIn(test.volume(), first);
            new SampleObject(2, 500).isWholeIn(test.volume(), second);
        }
    }

    @Test
    void a_data_set_is_known_by_its_digest_before_it_is_durable() throws Exception {
        SampleObject object = new SampleObject(1, 70_000);
        try (TestVolume test = TestVolume.in(root);
                RecordWriter writer = object.begunIn(test.volume())) {
            Sha256 before = writer.dataSetDigest();
            StoredRecord record = writer.finish(object.trailer());

            assertThat(before).isEqualTo(object.dataSetDigest()).isEqualTo(record.dataSetDigest());
        }
    }

    @Test
    void what_was_discarded_leaves_no_trace() throws Exception {
        try (TestVolume test = TestVolume.in(root)) {
            StoredRecord first = new SampleObject(1, 500).storeIn(test.volume());
            new SampleObject(2, 200_000).begunIn(test.volume()).close();
            StoredRecord second = new SampleObject(3, 500).storeIn(test.volume());

            assertThat(second.position()).isEqualTo(96L + 500 + first.trailerLength());
            assertThat(Files.size(test.files().getFirst()))
                    .isEqualTo(second.position() + 96 + 500 + second.trailerLength());
        }
    }

    @Test
    void eight_writers_of_one_study_fill_at_most_eight_blobs() throws Exception {
        Set<BlobId> blobs = new HashSet<>();
        try (TestVolume test = TestVolume.in(root);
                ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<StoredRecord>>> sent = new ArrayList<>();
            for (int sender = 0; sender < 8; sender++) {
                int first = sender * 10;
                sent.add(senders.submit(() -> storeTen(test.volume(), first)));
            }
            for (int sender = 0; sender < 8; sender++) {
                List<StoredRecord> records = sent.get(sender).get();
                for (int i = 0; i < 10; i++) {
                    new SampleObject(sender * 10 + i, 5_000).isWholeIn(test.volume(), records.get(i));
                    blobs.add(records.get(i).blob());
                }
            }
        }

        assertThat(blobs).hasSizeBetween(1, 8);
    }

    @Test
    void another_study_or_institution_never_shares_a_blob() throws Exception {
        try (TestVolume test = TestVolume.in(root)) {
            for (BlobOwner owner : List.of(
                    SampleObject.OWNER,
                    new BlobOwner(new InstitutionId(7), new StudyUid("1.2.4")),
                    new BlobOwner(new InstitutionId(8), new StudyUid("1.2.3")))) {
                test.volume().append(owner, 0, OptionalLong.empty()).close();
            }

            assertThat(test.files()).hasSize(3);
        }
    }

    @Test
    void an_object_of_another_study_is_not_taken_into_a_blob() throws Exception {
        BlobOwner other = new BlobOwner(new InstitutionId(7), new StudyUid("1.2.4"));
        try (TestVolume test = TestVolume.in(root);
                RecordWriter writer = test.volume().append(other, 0, OptionalLong.empty())) {
            assertThatThrownBy(() -> writer.finish(new SampleObject(1, 500).trailer()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void another_institution_does_not_find_the_blob() throws Exception {
        try (TestVolume test = TestVolume.in(root)) {
            StoredRecord record = new SampleObject(1, 500).storeIn(test.volume());

            assertThatThrownBy(() -> test.volume().read(new InstitutionId(8), record.blob(), record.position()))
                    .isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void a_blob_moved_below_another_institution_shows_nothing() throws Exception {
        StoredRecord record;
        try (TestVolume test = TestVolume.in(root)) {
            record = new SampleObject(1, 500).storeIn(test.volume());
        }
        Files.move(root.resolve("7"), root.resolve("8"));

        try (TestVolume test = TestVolume.in(root)) {
            assertThatThrownBy(() -> test.volume().read(new InstitutionId(8), record.blob(), record.position()))
                    .isInstanceOf(PieceCheckException.class);
        }
    }

    @Test
    void a_second_process_is_kept_out_and_the_volume_keeps_its_name() throws Exception {
        try (TestVolume test = TestVolume.in(root)) {
            assertThatThrownBy(() -> TestVolume.in(root))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use");
            assertThat(Files.readString(root.resolve("volume")))
                    .isEqualTo(test.volume().id() + "\n");
        }
        String before = Files.readString(root.resolve("volume"));
        TestVolume.in(root).close();

        assertThat(Files.readString(root.resolve("volume"))).isEqualTo(before);
    }

    @Test
    void a_volume_may_be_the_root_of_a_file_system() throws Exception {
        Files.createDirectory(root.resolve("lost+found"));

        try (TestVolume test = TestVolume.in(root)) {
            assertThat(test.recovered()).isEmpty();
            assertThat(test.volume().sealedBlobs()).isEmpty();
        }
    }

    @Test
    void an_interrupted_writer_does_no_harm_to_its_blob() throws Exception {
        try (TestVolume test = TestVolume.in(root)) {
            Thread.currentThread().interrupt();
            StoredRecord record = new SampleObject(1, 200_000).storeIn(test.volume());

            assertThat(Thread.interrupted()).isTrue();
            new SampleObject(1, 200_000).isWholeIn(test.volume(), record);
        }
    }

    @Test
    void only_sealed_blobs_can_be_deleted() throws Exception {
        try (TestVolume test = TestVolume.in(root)) {
            StoredRecord record = new SampleObject(1, 500).storeIn(test.volume());
            assertThatThrownBy(() -> test.volume().delete(SampleObject.OWNER.institution(), record.blob()))
                    .isInstanceOf(NoSuchFileException.class);
            test.pass(Duration.ofSeconds(30));
            test.volume().sealIdle();

            test.volume().delete(SampleObject.OWNER.institution(), record.blob());

            assertThat(test.files()).isEmpty();
        }
    }

    private static List<StoredRecord> storeTen(BlobVolume volume, int first) throws IOException {
        List<StoredRecord> records = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            records.add(new SampleObject(first + i, 5_000).storeIn(volume));
        }
        return records;
    }
}
