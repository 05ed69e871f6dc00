package pacs.platform.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTest {

    private static final SampleObject SMALL = new SampleObject(1, 5_000);
    private static final SampleObject LARGE = new SampleObject(2, 300_000);

    private final Path root;
    private final TestVolume test;

    SealingTest(@TempDir Path root) throws IOException {
        this.root = root;
        this.test = TestVolume.on(new FaultyDisk(), root);
    }

    @AfterEach
    void close() throws IOException {
        test.close();
    }

    @Test
    void a_blob_is_sealed_after_thirty_idle_seconds() throws Exception {
        StoredRecord record = SMALL.storeIn(test.volume());
        test.pass(Duration.ofSeconds(29));
        assertThat(test.volume().sealIdle()).isEmpty();
        assertThat(test.volume().sealedLength(SampleObject.OWNER.institution(), record.blob()))
                .isEmpty();
        test.pass(Duration.ofSeconds(1));

        List<SealedBlob> sealed = test.volume().sealIdle();

        Path file = root.resolve("7/" + record.blob().toString().substring(0, 2) + "/" + record.blob() + ".blob");
        assertThat(sealed).containsExactly(new SealedBlob(SampleObject.OWNER, record.blob(), 1, Files.size(file)));
        assertThat(test.volume().sealedLength(SampleObject.OWNER.institution(), record.blob()))
                .hasValue(Files.size(file));
        SMALL.isWholeIn(test.volume(), record);
        assertThat(SMALL.storeIn(test.volume()).blob()).isNotEqualTo(record.blob());
    }

    @Test
    void a_blob_in_use_is_sealed_at_five_minutes_between_objects() throws Exception {
        StoredRecord record = SMALL.storeIn(test.volume());
        for (int i = 0; i < 14; i++) {
            test.pass(Duration.ofSeconds(20));
            assertThat(SMALL.storeIn(test.volume()).blob()).isEqualTo(record.blob());
        }
        RecordWriter writer = SMALL.begunIn(test.volume());
        test.pass(Duration.ofSeconds(20));
        assertThat(test.volume().sealIdle()).isEmpty();
        StoredRecord last = writer.finish(SMALL.trailer());

        assertThat(test.volume().sealIdle()).extracting(SealedBlob::records).containsExactly(16);
        assertThat(last.blob()).isEqualTo(record.blob());
    }

    @Test
    void a_full_blob_takes_no_further_object() throws Exception {
        SampleObject quarter = new SampleObject(3, 256 << 10);
        StoredRecord first = quarter.storeIn(test.volume());
        for (int i = 0; i < 3; i++) {
            assertThat(quarter.storeIn(test.volume()).blob()).isEqualTo(first.blob());
        }

        assertThat(quarter.storeIn(test.volume()).blob()).isNotEqualTo(first.blob());
        assertThat(test.volume().sealIdle()).extracting(SealedBlob::blob).containsExactly(first.blob());
    }

    @Test
    void a_long_object_has_a_blob_of_its_own() throws Exception {
        StoredRecord small = SMALL.storeIn(test.volume());
        StoredRecord large = LARGE.storeIn(test.volume());
        StoredRecord next = SMALL.storeIn(test.volume());

        assertThat(large.blob()).isNotEqualTo(small.blob());
        assertThat(next.blob()).isEqualTo(small.blob());
        assertThat(test.volume().sealIdle())
                .extracting(SealedBlob::blob, SealedBlob::records)
                .containsExactly(tuple(large.blob(), 1));
    }

    @Test
    void an_object_of_unknown_length_that_grew_long_is_the_last_of_its_blob() throws Exception {
        StoredRecord small = SMALL.storeIn(test.volume());
        StoredRecord large = LARGE.begunIn(test.volume()).finish(LARGE.trailer());

        assertThat(large.blob()).isEqualTo(small.blob());
        assertThat(SMALL.storeIn(test.volume()).blob()).isNotEqualTo(small.blob());
    }

    @Test
    void a_blob_that_stayed_empty_is_deleted() throws Exception {
        test.volume().append(SampleObject.OWNER, 0, OptionalLong.empty()).close();
        test.pass(Duration.ofSeconds(30));

        assertThat(test.volume().sealIdle()).isEmpty();
        assertThat(test.files()).isEmpty();
    }

    @Test
    void a_reader_keeps_reading_while_its_blob_is_sealed() throws Exception {
        StoredRecord record = SMALL.storeIn(test.volume());
        try (RecordReader reader = test.volume().read(SampleObject.OWNER.institution(), record.blob(), 0)) {
            test.pass(Duration.ofSeconds(30));
            test.volume().sealIdle();

            assertThat(reader.object().readAllBytes()).isEqualTo(SMALL.bytes());
        }
    }
}
