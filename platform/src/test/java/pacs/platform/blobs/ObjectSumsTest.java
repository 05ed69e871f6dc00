package pacs.platform.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class ObjectSumsTest {

    private static final byte[] BYTES = new byte[2 * ObjectSums.PIECE + 100];

    static {
        new Random(1).nextBytes(BYTES);
    }

    @Test
    void the_data_set_may_begin_anywhere_among_the_pieces() {
        for (int offset :
                new int[] {0, 1, ObjectSums.PIECE - 1, ObjectSums.PIECE, ObjectSums.PIECE + 1, BYTES.length}) {
            ObjectSums sums = summed(offset);

            ObjectSums.Digests digests = sums.digests();

            byte[] before = sha256(0, offset);
            byte[] dataSet = sha256(offset, BYTES.length);
            assertThat(digests.dataSet()).as("from %d", offset).isEqualTo(Sha256.of(dataSet));
            assertThat(digests.object())
                    .as("from %d", offset)
                    .isEqualTo(Sha256.of(Sha256.digest()
                            .digest(ByteBuffer.allocate(64)
                                    .put(before)
                                    .put(dataSet)
                                    .array())));
        }
    }

    private static byte[] sha256(int from, int to) {
        return Sha256.digest().digest(Arrays.copyOfRange(BYTES, from, to));
    }

    @Test
    void each_piece_has_its_sum_and_only_the_last_is_short() {
        ByteBuffer table = ByteBuffer.wrap(summed(0).encodePieces());

        assertThat(table.getInt()).isEqualTo(ObjectSums.PIECE);
        assertThat(table.getInt()).isEqualTo(3);
        assertThat(table.getInt()).isEqualTo(sum(0, ObjectSums.PIECE));
        assertThat(table.getInt()).isEqualTo(sum(ObjectSums.PIECE, ObjectSums.PIECE));
        assertThat(table.getInt()).isEqualTo(sum(2 * ObjectSums.PIECE, 100));
        assertThat(table.hasRemaining()).isFalse();
    }

    private static ObjectSums summed(int dataSetOffset) {
        ObjectSums sums = new ObjectSums(dataSetOffset);
        for (int at = 0; at < BYTES.length; at += ObjectSums.PIECE) {
            sums.piece(BYTES, at, Math.min(ObjectSums.PIECE, BYTES.length - at));
        }
        assertThat(sums.length()).isEqualTo(BYTES.length);
        return sums;
    }

    private static int sum(int offset, int length) {
        CRC32C sum = new CRC32C();
        sum.update(BYTES, offset, length);
        return (int) sum.getValue();
    }
}
