package pacs.archive.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pacs.archive.intake.Sample;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;
import pacs.dicom.json.DicomJson;
import pacs.platform.security.Caller;
import pacs.platform.security.Issuer;
import pacs.platform.tenancy.InstitutionId;
import pacs.platform.tenancy.Role;

/** STOW-RS as it goes over HTTP; what becomes of the parts is told by {@link StowRequestTest}. */
@QuarkusTest
@QuarkusTestResource(ArchiveUnderTest.class)
class StowResourceTest {

    private static final String DICOM = "application/dicom";

    @TestHTTPResource("dicom-web/")
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    URI root;

    @Inject
    Issuer issuer;

    @Test
    void an_object_of_unknown_length_streams_in_and_is_retrieved_where_the_answer_says() throws Exception {
        byte[] file = Sample.of("1.2.77.1")
                .with(Tags.PixelData, Vr.OB, new byte[40 << 20])
                .file();

        HttpResponse<byte[]> stored = send(request("studies", Role.GATEWAY)
                .header("Content-Type", DICOM)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(file))));

        assertThat(stored.statusCode()).as(DicomWebClient.text(stored)).isEqualTo(200);
        assertThat(stored.headers().firstValue("Content-Type")).hasValue("application/dicom+json");
        DataSet answer = DicomJson.read(stored.body());
        URI place = URI.create(answer.item(Tags.ReferencedSOPSequence)
                .orElseThrow()
                .string(Tags.RetrieveURL)
                .orElseThrow());
        assertThat(place.getPath()).isEqualTo("/dicom-web/at/I1/studies/1.2.3/series/1.2.3.1/instances/1.2.77.1");
        assertThat(send(request(place.toString(), Role.INTEGRATION).header("Accept", DICOM))
                        .body())
                .isEqualTo(file);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"GATEWAY", "INTEGRATION", "TECHNICIAN"},
            mode = EnumSource.Mode.EXCLUDE)
    void only_those_who_bring_images_may_store(Role role) throws Exception {
        assertThat(store("studies", role).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "studies, 200",
        "studies/1.2.3, 200",
        "studies/1.2.4, 409",
        "studies/none, 400",
        "at/I1/studies, 200",
        "at/I2/studies, 404"
    })
    void the_path_says_where_an_object_may_go(String path, int status) throws Exception {
        assertThat(store(path, Role.INTEGRATION).statusCode()).isEqualTo(status);
    }

    @Test
    void an_answer_nobody_can_give_is_refused_before_anything_is_stored() throws Exception {
        HttpResponse<byte[]> response = send(request("studies", Role.GATEWAY)
                .header("Content-Type", DICOM)
                .header("Accept", "application/dicom+xml")
                .POST(BodyPublishers.ofByteArray(Sample.of("1.2.78.1").file())));

        assertThat(response.statusCode()).isEqualTo(406);
    }

    @Test
    void a_request_with_too_many_bad_parts_is_answered_while_it_is_sent() throws Exception {
        byte[] thousand = "--b\r\n\r\nno DICOM\r\n".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
        Iterator<byte[]> endless = Stream.generate(() -> thousand).limit(2_000).iterator();

        HttpResponse<byte[]> response = send(request("studies", Role.GATEWAY)
                .header("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=b")
                .POST(BodyPublishers.ofByteArrays(() -> endless)));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("Warning").orElse(""))
                .startsWith("299 ")
                .contains("was not looked at");
        assertThat(DicomJson.read(response.body()).items(Tags.OtherFailuresSequence))
                .hasSize(1_000);
    }

    private HttpResponse<byte[]> store(String path, Role role) throws IOException, InterruptedException {
        return send(request(path, role)
                .header("Content-Type", DICOM)
                .POST(BodyPublishers.ofByteArray(Sample.of("1.2.79.1").file())));
    }

    private HttpRequest.Builder request(String path, Role role) {
        Caller caller = new Caller(Caller.Kind.CLIENT, new InstitutionId(1), "test", "test", Set.of(role));
        return HttpRequest.newBuilder(root.resolve(path))
                .header("Authorization", "Bearer " + issuer.issue(caller).value());
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        }
    }
}
