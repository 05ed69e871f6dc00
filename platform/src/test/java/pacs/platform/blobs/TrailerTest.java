package pacs.platform.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrailerTest {

    private static final TrailerContent CONTENT = new SampleObject(1, 500).trailer();
    private static final Trailer TRAILER = new Trailer(
            CONTENT.study(),
            CONTENT.series(),
            CONTENT.instance(),
            CONTENT.sopClass(),
            CONTENT.transferSyntax(),
            132,
            new SampleObject(1, 500).dataSetDigest(),
            List.of("元素长度为奇数", ""));

    @Test
    void what_was_written_is_read() {
        assertThat(Trailer.decode(TRAILER.encode())).isEqualTo(TRAILER);
    }

    @Test
    void a_trailer_cut_short_anywhere_is_told_apart() {
        byte[] encoded = TRAILER.encode();
        for (int length = 0; length < encoded.length; length++) {
            byte[] cut = Arrays.copyOf(encoded, length);

            assertThatThrownBy(() -> Trailer.decode(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
