package pacs.platform.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.platform.tenancy.InstitutionId;

class BlobContentsTest {

    private static final InstitutionId INSTITUTION = SampleObject.OWNER.institution();

    private final Path root;

    BlobContentsTest(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void a_sealed_blob_lists_what_it_holds_in_order() throws Exception {
        try (TestVolume test = TestVolume.in(root)) {
            StoredRecord first = new SampleObject(1, 70_000).storeIn(test.volume());
            StoredRecord second = new SampleObject(2, 500).storeIn(test.volume());
            seal(test);

            List<RecoveredRecord> records = test.volume().records(INSTITUTION, first.blob());

            assertThat(records).extracting(RecoveredRecord::record).containsExactly(first, second);
            assertThat(records)
                    .extracting(found -> found.trailer().instance())
                    .containsExactly(
                            new SampleObject(1, 0).trailer().instance(),
                            new SampleObject(2, 0).trailer().instance());
        }
    }

    @Test
    void open_blobs_are_not_among_the_sealed() throws Exception {
        try (TestVolume test = TestVolume.in(root)) {
            StoredRecord sealed = new SampleObject(1, 500).storeIn(test.volume());
            seal(test);
            new SampleObject(2, 500).storeIn(test.volume());

            assertThat(test.volume().sealedBlobs()).isEqualTo(Map.of(INSTITUTION, Set.of(sealed.blob())));
        }
    }

    @Test
    void every_flipped_byte_behind_the_records_is_noticed() throws Exception {
        try (TestVolume test = TestVolume.in(root)) {
            StoredRecord record = new SampleObject(1, 500).storeIn(test.volume());
            seal(test);
            Path file = test.files().getFirst();
            long index = record.position() + RecordHead.LENGTH + record.objectLength() + record.trailerLength();

            for (long at = index; at < file.toFile().length(); at++) {
                flip(file, at);
                assertThatThrownBy(() -> test.volume().records(INSTITUTION, record.blob()))
                        .as("byte %d", at)
                        .isInstanceOf(PieceCheckException.class);
                flip(file, at);
            }
            assertThat(test.volume().records(INSTITUTION, record.blob())).hasSize(1);
        }
    }

    @Test
    void a_blob_without_its_footer_is_damaged() throws Exception {
        try (TestVolume test = TestVolume.in(root)) {
            StoredRecord record = new SampleObject(1, 500).storeIn(test.volume());

            assertThatThrownBy(() -> test.volume().records(INSTITUTION, record.blob()))
                    .isInstanceOf(PieceCheckException.class)
                    .hasMessageContaining("footer");
        }
    }

    private static void seal(TestVolume test) {
        test.pass(Duration.ofSeconds(31));
        assertThat(test.volume().sealIdle()).hasSize(1);
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int value = bytes.read();
            bytes.seek(at);
            bytes.write(value ^ 0x10);
        }
    }
}
