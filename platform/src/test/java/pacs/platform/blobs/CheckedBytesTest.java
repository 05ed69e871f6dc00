package pacs.platform.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that leave in the memory they were checked in. */
class CheckedBytesTest {

    private static final int LENGTH = 3_000_000;
    private static final SampleObject OBJECT = new SampleObject(1, LENGTH);

    private final TestVolume test;

    CheckedBytesTest(@TempDir Path root) throws IOException {
        this.test = TestVolume.in(root);
    }

    @AfterEach
    void close() throws IOException {
        test.close();
    }

    @Test
    void any_run_is_handed_over_whole_and_in_order() throws IOException {
        StoredRecord record = OBJECT.storeIn(test.volume());

        for (long offset : List.of(0L, 1L, 65_536L, 1_048_575L, 2_999_999L)) {
            for (long length : List.of(0L, 1L, 65_536L, 1_048_577L, LENGTH - offset)) {
                if (offset + length <= LENGTH) {
                    assertThat(taken(record, offset, length).bytes())
                            .as("%d bytes at %d", length, offset)
                            .isEqualTo(Arrays.copyOfRange(OBJECT.bytes(), (int) offset, (int) (offset + length)));
                }
            }
        }
    }

    @Test
    void half_a_megabyte_is_handed_over_at_once() throws IOException {
        StoredRecord record = OBJECT.storeIn(test.volume());

        assertThat(taken(record, 1_300, 524_288).runs).isEqualTo(1);
    }

    @Test
    void damaged_bytes_are_not_handed_over_and_cost_no_memory() throws IOException {
        StoredRecord record = OBJECT.storeIn(test.volume());
        flip(record.position() + RecordHead.LENGTH + 2_500_000);

        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> taken(record, 2_400_000, 200_000)).isInstanceOf(PieceCheckException.class);
        }

        assertThat(taken(record, 0, 2_000_000).bytes()).isEqualTo(Arrays.copyOf(OBJECT.bytes(), 2_000_000));
    }

    @Test
    void memory_is_used_again_when_it_was_given_back_once() throws IOException {
        StoredRecord record = OBJECT.storeIn(test.volume());
        List<CheckedBytes> held = new ArrayList<>();

        for (int i = 0; i < 100; i++) {
            try (RecordReader reader = reader(record);
                    InputStream object = reader.object()) {
                object.transferTo(new Taker(true) {
                    @Override
                    public void write(CheckedBytes bytes) {
                        held.add(bytes);
                    }
                });
            }
            assertThat(held.stream().map(CheckedBytes::bytes).distinct()).hasSize(held.size());
            held.forEach(CheckedBytes::close);
            held.forEach(CheckedBytes::close);
            held.clear();
        }
    }

    @Test
    void whoever_is_slow_gets_copies_and_holds_no_memory() throws IOException {
        StoredRecord record = OBJECT.storeIn(test.volume());

        Taker slow = taken(record, 1, LENGTH - 2, new Taker(false));

        assertThat(slow.bytes()).isEqualTo(Arrays.copyOfRange(OBJECT.bytes(), 1, LENGTH - 1));
        assertThat(slow.runs).isZero();
        assertThat(slow.copies).isEqualTo(LENGTH / ObjectSums.PIECE + 1);
    }

    @Test
    void when_others_hold_all_memory_pieces_are_copied() throws IOException {
        StoredRecord record = OBJECT.storeIn(test.volume());
        List<CheckedBytes> held = new ArrayList<>();
        Taker silent = new Taker(true) {
            @Override
            public void write(CheckedBytes bytes) {
                held.add(bytes);
            }
        };
        for (int i = 0; i < 100; i++) {
            taken(record, 0, LENGTH, silent);
        }

        Taker honest = taken(record, 0, LENGTH);

        assertThat(held).hasSize(32);
        assertThat(honest.bytes()).isEqualTo(OBJECT.bytes());
        assertThat(honest.runs).isZero();
        held.forEach(CheckedBytes::close);
        assertThat(taken(record, 0, LENGTH).runs).isEqualTo(3);
    }

    private Taker taken(StoredRecord record, long offset, long length) throws IOException {
        return taken(record, offset, length, new Taker(true));
    }

    private Taker taken(StoredRecord record, long offset, long length, Taker taker) throws IOException {
        try (RecordReader reader = reader(record);
                InputStream run = reader.range(offset, length)) {
            assertThat(run.transferTo(taker)).isEqualTo(length);
        }
        return taker;
    }

    private RecordReader reader(StoredRecord record) throws IOException {
        return test.volume().read(SampleObject.OWNER.institution(), record.blob(), record.position());
    }

    private void flip(long position) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(test.files().getFirst().toFile(), "rw")) {
            file.seek(position);
            int value = file.read();
            file.seek(position);
            file.write(value ^ 1);
        }
    }

    private static class Taker extends PieceOutput {

        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final boolean quick;
        private int runs;
        private int copies;

        Taker(boolean quick) {
            this.quick = quick;
        }

        byte[] bytes() {
            return taken.toByteArray();
        }

        @Override
        public void write(CheckedBytes bytes) throws IOException {
            byte[] copy = new byte[bytes.bytes().remaining()];
            bytes.bytes().get(copy);
            bytes.close();
            taken.write(copy);
            runs++;
        }

        @Override
        public boolean isQuick() {
            return quick;
        }

        @Override
        public void makeRoom() {
            copies++;
        }

        @Override
        public void copy(ByteBuffer bytes) {
            assertThat(bytes.remaining()).isPositive().isLessThanOrEqualTo(ObjectSums.PIECE);
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            taken.writeBytes(copy);
        }

        @Override
        public void write(int b) {
            taken.write(b);
        }
    }
}
