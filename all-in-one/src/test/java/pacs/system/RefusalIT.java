package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.io.Budget;
import pacs.dicom.io.ObjectParser;
import pacs.dicom.net.Association;
import pacs.dicom.net.DimseStatus;
import pacs.dicom.net.PresentationContext;
import pacs.dicom.net.Remote;
import pacs.dicom.net.Timeouts;
import pacs.testkit.Dcmtk;
import pacs.testkit.Peer;
import pacs.testkit.SharedData;

/** What must not come in is refused with the status the standard names, and nothing of it is kept. */
class RefusalIT {

    private static final String MR = "1.2.840.10008.5.1.4.1.1.4";

    @RegisterExtension
    static final RunningRegion REGION = new RunningRegion();

    @Test
    void an_unknown_calling_ae_title_is_rejected_with_its_reason() {
        for (Remote peer : List.of(REGION.gateway(), REGION.archive())) {
            Peer.Result echo = Dcmtk.ECHOSCU.run("-aet", "NOBODY", "-aec", peer.called(), peer.host(), peer.port());

            assertThat(echo.exitCode()).isNotZero();
            assertThat(echo.output()).contains("Calling AE Title Not Recognized");
        }
    }

    @Test
    void a_wrong_called_ae_title_is_rejected_with_its_reason() {
        for (Remote peer : List.of(REGION.gateway(), REGION.archive())) {
            Peer.Result echo = Dcmtk.ECHOSCU.run("-aet", "ECHOSCU", "-aec", "ELSEWHERE", peer.host(), peer.port());

            assertThat(echo.output()).contains("Called AE Title Not Recognized");
        }
    }

    @Test
    void a_data_set_that_is_none_is_refused_and_the_next_object_stored() throws Exception {
        byte[] noise = "this is no data set, however long you look at it".getBytes(StandardCharsets.US_ASCII);
        try (Association association = Association.open(
                REGION.gateway(),
                new AeTitle("MODALITY"),
                List.of(PresentationContext.of(new SopClass(MR), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)),
                Timeouts.DEFAULT)) {
            DimseStatus status = association.store(
                    new SopClass(MR),
                    new SopInstanceUid("2.25.77"),
                    TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                    new ByteArrayInputStream(noise));

            assertThat(status.code() & 0xF000).isIn(0xA000, 0xC000);
        }
        Path file = SharedData.files("series/mr-t1-32").getFirst();
        Dcmtk.STORESCU
                .run(
                        "-aec",
                        REGION.gateway().called(),
                        REGION.gateway().host(),
                        REGION.gateway().port(),
                        file)
                .orFail();
    }

    @Test
    void of_a_stow_batch_with_bad_parts_the_good_ones_are_stored() throws Exception {
        byte[] good = Files.readAllBytes(SharedData.files("series/mr-t1-32").get(3));
        byte[] cut = Arrays.copyOf(
                Files.readAllBytes(SharedData.files("series/mr-t1-32").get(4)), 5000);
        byte[] noise = "no DICOM at all".getBytes(StandardCharsets.US_ASCII);

        HttpResponse<String> answer = REGION.client().store(List.of(noise, good, cut));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("\"00081199\"").contains("\"00081198\"");
    }

    @Test
    void a_repeat_is_a_success_and_other_bytes_are_kept_and_told() throws Exception {
        byte[] first = Files.readAllBytes(SharedData.files("series/mr-t1-32").get(5));
        byte[] other = first.clone();
        other[other.length - 1] ^= 1;
        ArchiveClient client = REGION.client();

        assertThat(client.store(List.of(first)).statusCode()).isEqualTo(200);
        assertThat(client.store(List.of(first)).statusCode()).isEqualTo(200);
        assertThat(client.store(List.of(other)).statusCode()).isEqualTo(200);

        String study;
        try (ObjectParser parser = ObjectParser.ofPart10(new ByteArrayInputStream(first), Budget.DEFAULT)) {
            study = parser.readThrough(Tags.StudyInstanceUID)
                    .string(Tags.StudyInstanceUID)
                    .orElseThrow();
        }
        assertThat(client.api("/api/studies/" + study + "/completeness")).doesNotContain("\"conflicts\":[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dicom-web/studies",
                "/dicom-web/studies/1.2.3/metadata",
                "/dicom-web/series",
                "/dicom-web/instances",
                "/me",
                "/gateway/self",
                "/api/studies/1.2.3/completeness",
                "/api/gateways/GATEWAY/studies"
            })
    void without_a_token_nothing_is_told(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(REGION.http() + path)).build();

            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/studies/1.2.x/metadata", "/studies/..%2F..%2Fetc/metadata", "/studies/1..2/series"})
    void a_uid_that_is_none_is_a_bad_request(String path) throws Exception {
        assertThat(REGION.client().get(path, "application/dicom+json").statusCode())
                .isIn(400, 404);
    }

    @Test
    void sign_in_and_health_and_the_viewer_are_open() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String path : List.of("/", "/health")) {
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(REGION.http() + path)).build();
                assertThat(http.send(request, BodyHandlers.ofString()).statusCode())
                        .as(path)
                        .isEqualTo(200);
            }
        }
    }
}
