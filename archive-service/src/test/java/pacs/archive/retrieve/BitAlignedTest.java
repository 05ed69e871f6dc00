package pacs.archive.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.BitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitAlignedTest {

    @ParameterizedTest
    @CsvSource({"0, 9", "3, 9", "7, 1", "7, 17", "5, 24", "1, 7"})
    void pixels_move_to_the_start_and_nothing_follows_them(int offset, int bits) throws IOException {
        BitSet all = BitSet.valueOf(new byte[] {(byte) 0xB5, 0x5A, (byte) 0xFF, (byte) 0x93, 0x6C});
        byte[] run = all.get(0, (offset + bits + 7) / 8 * 8).toByteArray();

        byte[] moved = new BitAligned(new ByteArrayInputStream(run), offset, bits).readAllBytes();

        assertThat(moved).hasSize((int) BitAligned.length(bits));
        assertThat(BitSet.valueOf(moved)).isEqualTo(all.get(offset, offset + bits));
    }
}
