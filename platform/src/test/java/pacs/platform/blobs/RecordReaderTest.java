package pacs.platform.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordReaderTest {

    private static final SampleObject OBJECT = new SampleObject(1, 200_000);
    private static final SampleObject SMALL = new SampleObject(2, 300);

    private final TestVolume test;

    RecordReaderTest(@TempDir Path root) throws IOException {
        this.test = TestVolume.on(new FaultyDisk(), root);
    }

    @AfterEach
    void close() throws IOException {
        test.close();
    }

    @Test
    void any_run_of_bytes_can_be_read() throws Exception {
        try (RecordReader reader = stored(OBJECT)) {
            for (long offset : List.of(0L, 1L, 65_535L, 65_536L, 131_000L, 199_999L, 200_000L)) {
                for (long length : List.of(0L, 1L, 3L, 65_536L, 70_000L, 200_000L - offset)) {
                    if (offset + length <= 200_000) {
                        assertThat(reader.range(offset, length).readAllBytes())
                                .as("%d bytes at %d", length, offset)
                                .isEqualTo(Arrays.copyOfRange(OBJECT.bytes(), (int) offset, (int) (offset + length)));
                    }
                }
            }
        }
    }

    @Test
    void a_run_that_leaves_the_object_is_refused() throws Exception {
        try (RecordReader reader = stored(OBJECT)) {
            assertThatThrownBy(() -> reader.range(199_999, 2)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> reader.range(-1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void a_run_can_be_transferred_after_its_first_bytes_were_read() throws Exception {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try (RecordReader reader = stored(OBJECT);
                InputStream object = reader.object()) {
            assertThat(object.read()).isEqualTo(OBJECT.bytes()[0] & 0xFF);

            assertThat(object.transferTo(rest)).isEqualTo(199_999);
        }
        assertThat(rest.toByteArray()).isEqualTo(Arrays.copyOfRange(OBJECT.bytes(), 1, 200_000));
    }

    @Test
    void a_frame_is_the_bytes_its_table_says() throws Exception {
        try (RecordReader reader = stored(OBJECT)) {
            assertThat(reader.frames().frames()).isEqualTo(10);
            assertThat(reader.frame(7).readAllBytes()).isEqualTo(Arrays.copyOfRange(OBJECT.bytes(), 120_000, 140_000));
            assertThatThrownBy(() -> reader.frame(11)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void an_empty_object_is_read_as_nothing() throws Exception {
        StoredRecord record;
        try (RecordWriter writer = test.volume().append(SampleObject.OWNER, 0, OptionalLong.of(0))) {
            record = writer.finish(new SampleObject(3, 0).trailer());
        }

        try (RecordReader reader = test.volume().read(SampleObject.OWNER.institution(), record.blob(), 0)) {
            assertThat(reader.object().readAllBytes()).isEmpty();
        }
    }

    @Test
    void no_flipped_bit_ever_leaves_as_a_right_answer() throws Exception {
        StoredRecord record = SMALL.storeIn(test.volume());
        Path file = test.files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            Files.write(file, damaged);

            assertThatThrownBy(() -> readAll(record)).as("byte %d", at).isInstanceOf(PieceCheckException.class);
        }
        Files.write(file, bytes);
        readAll(record);
    }

    @Test
    void damage_elsewhere_does_not_keep_a_frame_from_being_read() throws Exception {
        StoredRecord record = OBJECT.storeIn(test.volume());
        Path file = test.files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        bytes[RecordHead.LENGTH + 150_000] ^= 1;
        Files.write(file, bytes);

        try (RecordReader reader = test.volume().read(SampleObject.OWNER.institution(), record.blob(), 0)) {
            assertThat(reader.frame(1).readAllBytes()).isEqualTo(Arrays.copyOf(OBJECT.bytes(), 20_000));
            assertThatThrownBy(() -> reader.frame(8).readAllBytes())
                    .isInstanceOf(PieceCheckException.class)
                    .hasMessageContaining("piece 2");
        }
    }

    @Test
    void no_record_begins_where_none_was_stored() throws Exception {
        StoredRecord record = SMALL.storeIn(test.volume());

        for (long position : List.of(-1L, 1L, Long.MAX_VALUE)) {
            assertThatThrownBy(() -> test.volume().read(SampleObject.OWNER.institution(), record.blob(), position))
                    .isInstanceOf(PieceCheckException.class);
        }
    }

    private RecordReader stored(SampleObject object) throws IOException {
        StoredRecord record = object.storeIn(test.volume());
        return test.volume().read(SampleObject.OWNER.institution(), record.blob(), record.position());
    }

    private void readAll(StoredRecord record) throws IOException {
        try (RecordReader reader = test.volume().read(SampleObject.OWNER.institution(), record.blob(), 0)) {
            assertThat(reader.object().readAllBytes()).isEqualTo(SMALL.bytes());
            assertThat(reader.trailer().warnings()).isEqualTo(SMALL.trailer().warnings());
            assertThat(reader.frames().frames()).isEqualTo(10);
            assertThat(reader.headerJson().readAllBytes())
                    .isEqualTo(SampleObject.HEADER.getBytes(StandardCharsets.UTF_8));
        }
    }
}
