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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Tags;
import pacs.dicom.io.Budget;
import pacs.dicom.io.ObjectParser;
import pacs.platform.security.Issuer;
import pacs.testkit.SharedData;

/** What goes in by STOW-RS is found by QIDO-RS and comes back by WADO-RS. */
@QuarkusTest
@QuarkusTestResource(ArchiveUnderTest.class)
class DicomWebTest {

    private static final Path RGB = SharedData.file("fill/OT/enet4__SC_rgb_16bit_2frame.dcm");
    private static final Path JPEG = SharedData.file("fill/OT/enet4__SC_rgb_small_odd_jpeg.dcm");
    private static final String OCTETS = "multipart/related; type=\"application/octet-stream\"; transfer-syntax=*";

    @TestHTTPResource("dicom-web/")
    @SuppressWarnings("NullAway.Init") // injected
    URI root;

    @Inject
    Issuer issuer;

    private DicomWebClient here;
    private DicomWebClient elsewhere;

    @BeforeEach
    void store() throws IOException, InterruptedException {
        here = new DicomWebClient(root, issuer, 1);
        elsewhere = new DicomWebClient(root, issuer, 2);
        HttpResponse<byte[]> stored = here.store(RGB, JPEG);
        assertThat(stored.statusCode()).as(DicomWebClient.text(stored)).isEqualTo(200);
    }

    @Test
    void an_instance_comes_back_byte_for_byte() throws IOException, InterruptedException {
        HttpResponse<byte[]> parts = here.get(instance(RGB));
        HttpResponse<byte[]> single = here.get(instance(RGB), "application/dicom");

        assertThat(parts.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("multipart/related; type=\"application/dicom\"; boundary=");
        assertThat(DicomWebClient.parts(parts)).containsExactly(Files.readAllBytes(RGB));
        assertThat(single.body()).isEqualTo(Files.readAllBytes(RGB));
        assertThat(single.headers().firstValueAsLong("Content-Length")).hasValue(Files.size(RGB));
    }

    @Test
    void series_and_study_come_back_with_all_they_have() throws IOException, InterruptedException {
        String study = study(RGB);

        assertThat(DicomWebClient.parts(here.get(study))).contains(Files.readAllBytes(RGB));
        assertThat(DicomWebClient.parts(here.get(series(RGB)))).contains(Files.readAllBytes(RGB));
    }

    @Test
    void every_level_is_searched() throws IOException, InterruptedException {
        String uid = header(RGB).string(Tags.StudyInstanceUID).orElseThrow();

        for (String path : List.of(
                "studies?StudyInstanceUID=" + uid,
                "studies/" + uid + "/series",
                "series?StudyInstanceUID=" + uid,
                "studies/" + uid + "/instances",
                series(RGB) + "/instances",
                "instances?StudyInstanceUID=" + uid,
                "at/I1/studies?StudyInstanceUID=" + uid,
                "at/I1/" + series(RGB) + "/instances")) {
            List<DataSet> found = here.json(path);

            assertThat(found).as(path).isNotEmpty();
            assertThat(found).as(path).allMatch(match -> match.string(Tags.RetrieveURL)
                    .orElse("")
                    .startsWith(root + "at/I1/studies/" + uid));
        }
    }

    @Test
    void a_retrieve_url_leads_to_what_was_found() throws IOException, InterruptedException {
        String url = here.json(series(RGB) + "/instances?SOPInstanceUID="
                        + header(RGB).string(Tags.SOPInstanceUID).orElseThrow())
                .getFirst()
                .string(Tags.RetrieveURL)
                .orElseThrow();

        assertThat(here.get(url, "application/dicom").body()).isEqualTo(Files.readAllBytes(RGB));
    }

    @Test
    void another_institution_sees_nothing_of_it() throws IOException, InterruptedException {
        assertThat(elsewhere.json("studies")).isEmpty();
        assertThat(elsewhere.json("instances")).isEmpty();
        for (String path : List.of(
                study(RGB),
                series(RGB) + "/metadata",
                instance(RGB),
                instance(RGB) + "/frames/1",
                instance(RGB) + "/bulkdata/7FE00010",
                "at/I1/studies",
                "at/I1/" + instance(RGB),
                "at/nobody/studies")) {
            assertThat(elsewhere.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"studies", "series", "instances", "at/I1/studies", "studies/1.2", "studies/1.2/series/1/metadata"
            })
    void without_a_token_nothing_is_answered(String path) throws IOException, InterruptedException {
        HttpResponse<Void> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(root.resolve(path)).build(), BodyHandlers.discarding());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    @Test
    void metadata_lead_to_the_values_they_leave_out() throws IOException, InterruptedException {
        for (String level : List.of(study(RGB), series(RGB), instance(RGB))) {
            String json = DicomWebClient.text(here.get(level + "/metadata"));

            assertThat(json).startsWith("[{").endsWith("}]");
            assertThat(json).contains("\"BulkDataURI\":\"" + root + "at/I1/" + instance(RGB) + "/bulkdata/7FE00010\"");
        }
        assertThat(here.get(instance(RGB) + "/bulkdata/7FE00010", "application/octet-stream")
                        .body())
                .isEqualTo(pixels());
    }

    @Test
    void frames_come_as_parts_or_by_themselves() throws IOException, InterruptedException {
        byte[] pixels = pixels();
        byte[] first = java.util.Arrays.copyOf(pixels, pixels.length / 2);
        byte[] second = java.util.Arrays.copyOfRange(pixels, pixels.length / 2, pixels.length);

        assertThat(DicomWebClient.parts(here.get(instance(RGB) + "/frames/2,1", OCTETS)))
                .containsExactly(second, first);
        assertThat(here.get(instance(RGB) + "/frames/2", "application/octet-stream")
                        .body())
                .isEqualTo(second);
    }

    @Test
    void a_compressed_frame_is_named_for_what_it_is() throws IOException, InterruptedException {
        HttpResponse<byte[]> image = here.get(instance(JPEG) + "/frames/1", "image/*");
        HttpResponse<byte[]> octets = here.get(instance(JPEG) + "/frames/1", OCTETS.replace("\"", ""));

        assertThat(image.headers().firstValue("Content-Type"))
                .contains("image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.50");
        assertThat(image.body()).startsWith(0xFF, 0xD8);
        assertThat(DicomWebClient.parts(octets)).containsExactly(image.body());
        assertThat(DicomWebClient.text(octets))
                .contains("Content-Type: application/octet-stream; transfer-syntax=1.2.840.10008.1.2.4.50");
        assertThat(DicomWebClient.parts(here.get(instance(JPEG) + "/bulkdata/7FE00010")))
                .containsExactly(image.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/frames/3 | */* | 404",
                "/frames/0 | */* | 404",
                "/frames/x | */* | 400",
                "/frames/1,2 | application/octet-stream | 406",
                "/frames/1 | image/jls | 406",
                "/bulkdata/00104000 | */* | 404",
                "/bulkdata/nonsense | */* | 400",
                "'' | application/dicom; transfer-syntax=1.2.840.10008.1.2.4.90 | 406",
                "'' | text/html | 406",
                "/metadata | multipart/related; type=\"application/dicom+xml\" | 406"
            })
    void what_cannot_be_given_is_refused_with_a_reason(String path, String accept, int status)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> response = here.get(instance(RGB) + path, accept);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(DicomWebClient.text(response)).contains("\"detail\":\"");
    }

    @Test
    void a_search_tells_how_many_there_are_and_what_it_did_not_do() throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                here.get("studies?limit=0&count=true&ReferringPhysicianName=&fuzzymatching=true");

        assertThat(DicomWebClient.text(response)).isEqualTo("[]");
        assertThat(response.headers().firstValueAsLong("X-Total-Count").orElseThrow())
                .isPositive();
        assertThat(response.headers().firstValue("Warning").orElse("")).startsWith("299 ");
        assertThat(here.get("studies?PatientNmae=x").statusCode()).isEqualTo(400);
        assertThat(here.get("studies/not.a.uid.../series").statusCode()).isEqualTo(400);
    }

    private static byte[] pixels() throws IOException {
        byte[] object = Files.readAllBytes(RGB);
        return java.util.Arrays.copyOfRange(object, object.length - 2 * 100 * 100 * 3 * 2, object.length);
    }

    private static String study(Path file) throws IOException {
        return "studies/" + header(file).string(Tags.StudyInstanceUID).orElseThrow();
    }

    private static String series(Path file) throws IOException {
        return study(file) + "/series/"
                + header(file).string(Tags.SeriesInstanceUID).orElseThrow();
    }

    private static String instance(Path file) throws IOException {
        return series(file) + "/instances/"
                + header(file).string(Tags.SOPInstanceUID).orElseThrow();
    }

    private static DataSet header(Path file) throws IOException {
        try (ObjectParser parser =
                ObjectParser.ofPart10(new ByteArrayInputStream(Files.readAllBytes(file)), Budget.DEFAULT)) {
            return parser.readThrough(Tags.SeriesInstanceUID);
        }
    }
}
