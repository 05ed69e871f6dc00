package pacs.archive.dicomweb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StowPartsTest {

    private static final String BOUNDARY = "frontier";

    @Test
    void parts_come_one_after_the_other_with_their_types() throws IOException {
        List<String> parts = parts(lines(
                "--frontier",
                "Content-Type: application/dicom",
                "",
                "first",
                "--frontier",
                "content-type: text/plain; charset=utf-8",
                "",
                "second",
                "--frontier--"));

        assertThat(parts).containsExactly("application/dicom=first", "text/plain=second");
    }

    @Test
    void preamble_epilogue_padding_and_missing_headers_are_passed_over() throws IOException {
        List<String> parts = parts("a preamble\r\n--frontier  \r\n\r\nfirst\r\n--frontier--\r\nan epilogue");

        assertThat(parts).containsExactly("application/dicom=first");
    }

    @Test
    void a_line_that_only_begins_like_the_boundary_belongs_to_the_part() throws IOException {
        String content = "x\r\n--frontiers\r\n--fron\r\n\r\r\n--\r\n-";

        assertThat(parts("--frontier\r\n\r\n" + content + "\r\n--frontier--"))
                .containsExactly("application/dicom=" + content);
    }

    @Test
    void an_empty_part_is_a_part() throws IOException {
        assertThat(parts("--frontier\r\n\r\n\r\n--frontier--")).containsExactly("application/dicom=");
    }

    @Test
    void a_part_not_read_to_its_end_is_passed_over() throws IOException {
        StowParts parts =
                of("--frontier\r\n\r\n" + "x".repeat(200_000) + "\r\n--frontier\r\n\r\nsecond\r\n--frontier--");
        parts.next().orElseThrow().body().read();

        StowPart second = parts.next().orElseThrow();

        assertThat(new String(second.body().readAllBytes(), ISO_8859_1)).isEqualTo("second");
        assertThat(parts.next()).isEmpty();
        assertThat(parts.next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no boundary at all",
                "--frontier\r\n\r\nfirst",
                "--frontier\r\n\r\nfirst\r\n--frontier",
                "--frontier\r\nContent-Type: application/dicom"
            })
    void a_body_that_ends_too_early_is_told(String body) {
        assertThatThrownBy(() -> parts(body)).isInstanceOf(EOFException.class);
    }

    @Test
    void headers_without_end_are_refused_before_they_fill_the_memory() {
        String endless = "--frontier\r\n" + "X-Header: again\r\n".repeat(2000);

        assertThatThrownBy(() -> parts(endless)).isInstanceOf(StowFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 201})
    void a_boundary_nobody_uses_is_refused(int length) {
        assertThatThrownBy(() -> new StowParts(InputStream.nullInputStream(), "-".repeat(length)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** RFC 2046 allows 70 characters; Orthanc's have 73. */
    @Test
    void a_boundary_of_orthanc_s_length_is_taken() throws Exception {
        String boundary = "b".repeat(73);
        byte[] body = ("--" + boundary + "\r\n\r\nfirst\r\n--" + boundary + "--\r\n").getBytes(ISO_8859_1);

        StowPart part =
                new StowParts(new ByteArrayInputStream(body), boundary).next().orElseThrow();

        assertThat(part.body().readAllBytes()).asString(ISO_8859_1).isEqualTo("first");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void bytes_survive_however_they_are_cut_into_reads(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] content = hostile(random, 300_000);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write("--frontier\r\n\r\n".getBytes(ISO_8859_1));
        body.write(content);
        body.write("\r\n--frontier--".getBytes(ISO_8859_1));

        StowParts parts = new StowParts(new Dribble(body.toByteArray(), random), BOUNDARY);

        assertThat(parts.next().orElseThrow().body().readAllBytes())
                .as("seed %d", seed)
                .isEqualTo(content);
        assertThat(parts.next()).isEmpty();
    }

    /** Made of the characters of the boundary, so that almost-boundaries are everywhere. */
    private static byte[] hostile(Random random, int length) {
        byte[] alphabet = "\r\n-frontie".getBytes(ISO_8859_1);
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++) {
            content[i] = alphabet[random.nextInt(alphabet.length)];
        }
        return content;
    }

    private static StowParts of(String body) {
        return new StowParts(new ByteArrayInputStream(body.getBytes(ISO_8859_1)), BOUNDARY);
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines);
    }

    private static List<String> parts(String body) throws IOException {
        StowParts parts = of(body);
        List<String> found = new ArrayList<>();
        for (Optional<StowPart> part = parts.next(); part.isPresent(); part = parts.next()) {
            found.add(part.get().contentType() + "="
                    + new String(part.get().body().readAllBytes(), ISO_8859_1));
        }
        return found;
    }

    /** Gives a few bytes at a time, as a slow line does. */
    private static final class Dribble extends ByteArrayInputStream {

        private final Random random;

        Dribble(byte[] bytes, Random random) {
            super(bytes);
            this.random = random;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1 + random.nextInt(5000)));
        }
    }
}
