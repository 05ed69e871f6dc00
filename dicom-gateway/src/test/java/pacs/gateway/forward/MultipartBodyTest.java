package pacs.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MultipartBodyTest {

    private record Text(String text) implements MultipartBody.Source {

        @Override
        public long length() {
            return text.length();
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private record Counted(AtomicInteger opened) implements MultipartBody.Source {

        @Override
        public long length() {
            return 1000;
        }

        @Override
        public InputStream open() {
            opened.incrementAndGet();
            return new ByteArrayInputStream(new byte[1000]) {
                @Override
                public void close() {
                    opened.decrementAndGet();
                }
            };
        }
    }

    private record Gone() implements MultipartBody.Source {

        @Override
        public long length() {
            return 1;
        }

        @Override
        public InputStream open() throws IOException {
            throw new IOException("no such blob");
        }
    }

    @Test
    void each_object_is_a_part_of_its_own() throws Exception {
        MultipartBody body = new MultipartBody(List.of(new Text("first"), new Text(""), new Text("third")));
        String boundary = body.contentType().replaceFirst(".*boundary=", "");
        String part = "\r\n--" + boundary + "\r\nContent-Type: application/dicom\r\n\r\n";

        assertThat(body.open()).hasContent(part + "first" + part + part + "third" + "\r\n--" + boundary + "--\r\n");
    }

    @Test
    void its_length_is_known_before_anything_is_opened() throws Exception {
        MultipartBody body = new MultipartBody(List.of(new Text("first"), new Text("second")));
        long announced = body.length();

        assertThat(body.open().readAllBytes()).hasSize((int) announced);
        assertThat(body.moved()).isEqualTo(announced);
    }

    @Test
    void it_can_be_sent_again_from_its_beginning() throws Exception {
        MultipartBody body = new MultipartBody(List.of(new Text("first")));

        assertThat(body.open().readAllBytes()).isEqualTo(body.open().readAllBytes());
    }

    @Test
    void a_body_that_is_over_has_closed_what_it_opened() throws Exception {
        AtomicInteger open = new AtomicInteger();
        MultipartBody body = new MultipartBody(List.of(new Counted(open)));
        InputStream left = body.open();
        InputStream leftLater = body.open();
        assertThat(left.readNBytes(200)).hasSize(200);
        assertThat(leftLater.readNBytes(200)).hasSize(200);
        assertThat(open).hasValue(2);

        body.close();

        assertThat(open).hasValue(0);
        assertThatThrownBy(left::readAllBytes).hasMessage("The exchange is over");
        assertThat(body.broken()).isEmpty();
    }

    @Test
    void an_object_that_cannot_be_read_is_named() {
        MultipartBody body = new MultipartBody(List.of(new Text("first"), new Gone(), new Text("third")));

        assertThatThrownBy(() -> body.open().readAllBytes()).hasMessage("no such blob");
        assertThat(body.broken())
                .hasValueSatisfying(broken -> assertThat(broken.part()).isEqualTo(1));
    }
}
