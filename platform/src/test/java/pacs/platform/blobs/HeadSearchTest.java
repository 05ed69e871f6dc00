package pacs.platform.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.platform.blobs.VolumeLayout.Place;

class HeadSearchTest {

    private static final int WINDOW = 1 << 20;
    private static final Place PLACE = new Place(SampleObject.OWNER.institution(), BlobId.random());

    private final Path file;

    HeadSearchTest(@TempDir Path folder) {
        this.file = folder.resolve("searched.blob");
    }

    @Test
    void a_head_is_found_wherever_the_window_ends() throws Exception {
        for (int at = WINDOW - RecordHead.LENGTH - 2; at < WINDOW + 2; at++) {
            write(at, head(PLACE, 5), WINDOW + 1000);

            assertThat(laterThan(4)).as("at %d", at).isTrue();
        }
    }

    @Test
    void a_head_is_found_as_the_last_bytes() throws Exception {
        write(2000, head(PLACE, 5), 2000 + RecordHead.LENGTH);

        assertThat(laterThan(4)).isTrue();
    }

    @Test
    void heads_of_earlier_records_and_other_blobs_do_not_count() throws Exception {
        write(2000, head(PLACE, 5), 4000);
        assertThat(laterThan(5)).isFalse();

        write(2000, head(new Place(PLACE.institution(), BlobId.random()), 5), 4000);
        assertThat(laterThan(4)).isFalse();
    }

    @Test
    void a_file_cut_inside_a_head_has_none() throws Exception {
        write(2000, Arrays.copyOf(head(PLACE, 5), 95), 2095);

        assertThat(laterThan(4)).isFalse();
    }

    private boolean laterThan(int sequence) throws IOException {
        try (BlobBytes blob = BlobBytes.open(file)) {
            return new HeadSearch(blob, PLACE, sequence).anyFrom(0);
        }
    }

    private void write(int at, byte[] head, int length) throws IOException {
        byte[] bytes = new byte[length];
        System.arraycopy(head, 0, bytes, at, head.length);
        Files.write(file, bytes);
    }

    private static byte[] head(Place place, int sequence) {
        return new RecordHead(place, sequence, 10, 10, new SampleObject(1, 500).digest()).encode();
    }
}
