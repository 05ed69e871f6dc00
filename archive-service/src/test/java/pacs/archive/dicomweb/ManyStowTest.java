package pacs.archive.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pacs.archive.intake.Sample;
import pacs.platform.security.Issuer;

/** More STOW requests at once than are taken. */
@QuarkusTest
@QuarkusTestResource(ArchiveUnderTest.class)
class ManyStowTest {

    private static final int SHARE = 48;

    @TestHTTPResource("dicom-web/")
    @SuppressWarnings("NullAway.Init") // injected
    URI root;

    @Inject
    Issuer issuer;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    @Timeout(60)
    void one_too_many_is_told_to_come_later_before_its_body_is_read() throws Exception {
        DicomWebClient one = new DicomWebClient(root, issuer, 1);
        DicomWebClient other = new DicomWebClient(root, issuer, 2);
        Path object =
                Files.write(folder.resolve("object"), Sample.of("1.2.98.1").file());
        List<Socket> hanging = new ArrayList<>();
        try {
            for (int i = 0; i < SHARE; i++) {
                hanging.add(begun(one));
            }
            while (one.store(object).statusCode() != 503) {
                hanging.add(begun(one)); // this question itself may have taken the turn of one of them
                Thread.sleep(100);
            }

            try (Socket late = begun(one)) {
                String answer = new String(late.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer)
                        .startsWith("HTTP/1.1 503")
                        .containsIgnoringCase("\r\nRetry-After: ")
                        .containsIgnoringCase("\r\nContent-Type: application/problem+json");
            }
            assertThat(other.store(object).statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : hanging) {
                socket.close();
            }
        }
        while (one.store(object).statusCode() == 503) {
            Thread.sleep(100);
        }
        assertThat(one.store(object).statusCode()).isEqualTo(200);
    }

    /** A request whose body does not come. */
    private Socket begun(DicomWebClient client) throws Exception {
        Socket socket = new Socket(root.getHost(), root.getPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("POST /dicom-web/studies HTTP/1.1\r\nHost: x\r\nContent-Type: application/dicom\r\n"
                                + "Content-Length: 40000000\r\nAuthorization: " + client.authorization() + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
