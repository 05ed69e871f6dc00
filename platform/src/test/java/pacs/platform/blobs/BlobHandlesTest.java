package pacs.platform.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers share open files without noticing it. */
class BlobHandlesTest {

    private static final SampleObject OBJECT = new SampleObject(1, 200_000);

    private final TestVolume test;

    BlobHandlesTest(@TempDir Path root) throws IOException {
        this.test = TestVolume.in(root);
    }

    @AfterEach
    void close() throws IOException {
        test.close();
    }

    @Test
    void an_interrupted_reader_disturbs_no_other() throws Exception {
        StoredRecord record = OBJECT.storeIn(test.volume());
        try (RecordReader other = reader(record);
                InputStream half = other.object()) {
            assertThat(half.readNBytes(100_000)).hasSize(100_000);

            interruptedWhileReading(record);

            assertThat(half.readAllBytes()).hasSize(100_000);
        }
        assertThat(read(record)).isEqualTo(OBJECT.bytes());
    }

    @Test
    void a_deleted_blob_is_read_to_its_end_and_then_not_there() throws Exception {
        StoredRecord record = OBJECT.storeIn(test.volume());
        test.pass(Duration.ofMinutes(6));
        assertThat(test.volume().sealIdle()).hasSize(1);
        try (RecordReader reader = reader(record);
                InputStream half = reader.object()) {
            assertThat(half.readNBytes(100_000)).hasSize(100_000);

            test.volume().delete(SampleObject.OWNER.institution(), record.blob());

            assertThat(half.readAllBytes()).hasSize(100_000);
        }
        assertThatThrownBy(() -> read(record)).isInstanceOf(NoSuchFileException.class);
        assertThat(openFiles()).isZero();
    }

    @Test
    void a_blob_is_read_on_under_the_name_it_has_when_sealed() throws Exception {
        StoredRecord record = OBJECT.storeIn(test.volume());
        assertThat(read(record)).isEqualTo(OBJECT.bytes());
        test.pass(Duration.ofMinutes(6));

        assertThat(test.volume().sealIdle()).hasSize(1);

        assertThat(read(record)).isEqualTo(OBJECT.bytes());
    }

    @Test
    void only_so_many_files_stay_open() throws Exception {
        List<StoredRecord> records = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            records.add(new SampleObject(i, 1_000).storeIn(test.volume()));
            test.pass(Duration.ofMinutes(6));
            test.volume().sealIdle();
        }

        for (StoredRecord record : records) {
            assertThat(read(record)).hasSize(1_000);
        }

        assertThat(openFiles()).isBetween(200L, 256L);
    }

    private void interruptedWhileReading(StoredRecord record) throws InterruptedException {
        List<Exception> failures = new ArrayList<>();
        Thread reader = Thread.ofPlatform().start(() -> {
            Thread.currentThread().interrupt();
            try {
                read(record);
            } catch (IOException e) {
                failures.add(e);
            }
        });
        reader.join();
        assertThat(failures).hasSize(1).first().isInstanceOf(ClosedByInterruptException.class);
    }

    private RecordReader reader(StoredRecord record) throws IOException {
        return test.volume().read(SampleObject.OWNER.institution(), record.blob(), record.position());
    }

    private byte[] read(StoredRecord record) throws IOException {
        try (RecordReader reader = reader(record);
                InputStream object = reader.object()) {
            return object.readAllBytes();
        }
    }

    /** Of this volume, as the system says. */
    private long openFiles() throws IOException {
        String volume = test.files().stream()
                .findFirst()
                .map(Path::getParent)
                .map(Path::getParent)
                .map(Path::toString)
                .orElse("/nowhere");
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.map(BlobHandlesTest::target)
                    .filter(target -> target.startsWith(volume) && target.endsWith(".blob"))
                    .count();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed by now
        }
    }
}
