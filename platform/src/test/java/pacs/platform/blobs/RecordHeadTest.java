package pacs.platform.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import pacs.platform.blobs.VolumeLayout.Place;

class RecordHeadTest {

    private static final RecordHead HEAD = new RecordHead(
            new Place(SampleObject.OWNER.institution(), BlobId.random()),
            3,
            5L << 32,
            70_000,
            new SampleObject(1, 500).digest());

    @Test
    void what_was_written_is_read() {
        assertThat(RecordHead.decode(HEAD.encode())).contains(HEAD);
    }

    @Test
    void a_head_with_any_bit_flipped_is_none() {
        for (int bit = 0; bit < RecordHead.LENGTH * 8; bit++) {
            byte[] damaged = HEAD.encode();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(RecordHead.decode(damaged)).as("bit %d", bit).isEmpty();
        }
    }

    @Test
    void zeros_are_no_head() {
        assertThat(RecordHead.decode(new byte[RecordHead.LENGTH])).isEmpty();
    }

    @Test
    void an_impossible_head_with_a_right_sum_is_none() {
        assertThat(RecordHead.decode(forged(8, 0))).isEmpty();
        assertThat(RecordHead.decode(forged(12, -1))).isEmpty();
        assertThat(RecordHead.decode(forged(32, -1))).isEmpty();
        assertThat(RecordHead.decode(forged(40, -1))).isEmpty();
    }

    private static byte[] forged(int at, int value) {
        ByteBuffer head = ByteBuffer.wrap(HEAD.encode()).putInt(at, value);
        CRC32C sum = new CRC32C();
        sum.update(head.array(), 0, 92);
        return head.putInt(92, (int) sum.getValue()).array();
    }
}
