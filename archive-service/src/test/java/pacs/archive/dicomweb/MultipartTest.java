package pacs.archive.dicomweb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MultipartTest {

    @Test
    void the_length_said_before_is_the_length_sent() throws IOException {
        Multipart body = new Multipart("application/dicom", List.of(part("one"), part(""), part("\r\n--x")));

        assertThat(bytes(body)).hasSize((int) body.length().orElseThrow());
    }

    @Test
    void a_part_of_unknown_length_says_none() throws IOException {
        Multipart.Part unknown =
                new Multipart.Part("image/jls", "http://here/2", OptionalLong.empty(), out -> out.write('x'));
        Multipart body = new Multipart("image/jls", List.of(part("one"), unknown));

        assertThat(body.length()).isEmpty();
        assertThat(new String(bytes(body), US_ASCII)).containsOnlyOnce("Content-Length: ");
    }

    @Test
    void our_own_reader_of_parts_reads_it() throws IOException {
        Multipart body = new Multipart("image/jls", List.of(part("one"), part("two")), "line");
        StowMediaType type = StowMediaType.parse(body.contentType());

        StowParts parts = new StowParts(new ByteArrayInputStream(bytes(body)), type.parameter("boundary"));

        assertThat(type.parameter("type")).isEqualTo("image/jls");
        StowPart first = parts.next().orElseThrow();
        assertThat(first.contentType()).isEqualTo("image/jls");
        assertThat(new String(first.body().readAllBytes(), US_ASCII)).isEqualTo("one");
        assertThat(new String(parts.next().orElseThrow().body().readAllBytes(), US_ASCII))
                .isEqualTo("two");
        assertThat(parts.next()).isEmpty();
    }

    private static Multipart.Part part(String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        return new Multipart.Part("image/jls", "http://here/1", OptionalLong.of(bytes.length), out -> out.write(bytes));
    }

    private static byte[] bytes(Multipart body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.writeTo(out);
        return out.toByteArray();
    }
}
