package pacs.archive.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Tags;
import pacs.dicom.io.Budget;
import pacs.dicom.io.ObjectParser;
import pacs.platform.security.Issuer;
import pacs.testkit.Dcmtk;
import pacs.testkit.SharedData;

/** Pictures and decoded pixels over HTTP; the peer that says what they should be is DCMTK. */
@QuarkusTest
@QuarkusTestResource(ArchiveUnderTest.class)
class RenderedTest {

    private static final Path CT =
            SharedData.file("transcodes/CTImage/CTImage.dcm_JPEGLSLosslessTransferSyntax_1.2.840.10008.1.2.4.80.dcm");
    private static final Path PLAIN = SharedData.file(
            "transcodes/CTImage/CTImage.dcm_LittleEndianExplicitTransferSyntax_1.2.840.10008.1.2.1.dcm");
    private static final Path TWO_FRAMES = SharedData.file("fill/OT/enet4__SC_rgb_16bit_2frame.dcm");
    private static final Path JPEG = SharedData.file("fill/OT/enet4__SC_rgb_small_odd_jpeg.dcm");

    @TestHTTPResource("dicom-web/")
    @SuppressWarnings("NullAway.Init") // injected
    URI root;

    @Inject
    Issuer issuer;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private DicomWebClient here;

    @BeforeEach
    void store() throws IOException, InterruptedException {
        here = new DicomWebClient(root, issuer, 1);
        HttpResponse<byte[]> stored = here.store(CT, TWO_FRAMES, JPEG);
        assertThat(stored.statusCode()).as(DicomWebClient.text(stored)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "40,400,linear | +Ww 40 400",
                "-600,1500,linear | +Ww -600 1500",
                "300,1000,sigmoid | +Ww 300 1000 +Wfs"
            })
    void a_window_shows_what_dcm2pnm_shows(String window, String options) throws Exception {
        HttpResponse<byte[]> ours = here.get(instance(CT) + "/rendered?window=" + window, "image/png");

        assertThat(ours.headers().firstValue("Content-Type")).contains("image/png");
        assertNearlyEqual(ours.body(), theirs(PLAIN, options.split(" ")));
    }

    @Test
    void without_a_window_the_object_s_own_is_taken() throws Exception {
        assertNearlyEqual(here.get(instance(CT) + "/rendered", "image/png").body(), theirs(PLAIN, "+Wi", "1"));
    }

    @Test
    void the_default_is_a_jpeg_and_quality_makes_it_smaller() throws Exception {
        HttpResponse<byte[]> usual = here.get(instance(CT) + "/rendered");
        HttpResponse<byte[]> poor = here.get(instance(CT) + "/rendered?quality=20&accept=image/jpeg");

        assertThat(usual.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(usual.body()).startsWith(0xFF, 0xD8);
        assertThat(poor.body().length).isLessThan(usual.body().length / 2);
        assertThat(picture(poor.body()).getWidth()).isEqualTo(512);
    }

    @ParameterizedTest
    @CsvSource({
        "'128,128', 128, 128",
        "'128,64', 64, 64",
        "'64,64,0,0,256,128', 64, 32",
        "'600,600,500,500,,', 600, 600"
    })
    void a_viewport_keeps_proportions(String viewport, int width, int height) throws Exception {
        BufferedImage picture = picture(here.get(instance(CT) + "/rendered?viewport=" + viewport, "image/png")
                .body());

        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(width, height);
    }

    @Test
    void a_region_of_negative_width_is_mirrored() throws Exception {
        Raster whole = picture(here.get(instance(CT) + "/rendered", "image/png").body())
                .getRaster();
        Raster mirrored = picture(here.get(instance(CT) + "/rendered?viewport=100,50,200,100,-100,50", "image/png")
                        .body())
                .getRaster();

        for (int x = 0; x < 100; x++) {
            assertThat(mirrored.getSample(x, 7, 0)).isEqualTo(whole.getSample(299 - x, 107, 0));
        }
    }

    @Test
    void frames_are_shown_one_by_one_or_in_parts() throws Exception {
        String frames = instance(TWO_FRAMES) + "/frames/";

        HttpResponse<byte[]> both = here.get(frames + "2,1/rendered");

        List<byte[]> parts = DicomWebClient.parts(both);
        assertThat(both.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("multipart/related; type=\"image/jpeg\"");
        assertThat(parts)
                .containsExactly(
                        here.get(frames + "2/rendered").body(),
                        here.get(frames + "1/rendered").body());
        assertThat(here.get(instance(TWO_FRAMES) + "/rendered").body()).isEqualTo(parts.get(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/rendered?window=1,2 | */* | 400",
                "/rendered?viewport=9000,1 | */* | 400",
                "/rendered?viewport=10,10,90,90,20,20 | */* | 400",
                "/rendered?viewport=8192,8192 | */* | 406",
                "/rendered?quality=0 | */* | 400",
                "/rendered | image/gif | 406",
                "/frames/3/rendered | */* | 404",
                "/frames/3/thumbnail | */* | 404",
                "/thumbnail | text/html | 406"
            })
    void what_cannot_be_shown_is_refused_with_a_reason(String path, String accept, int status) throws Exception {
        HttpResponse<byte[]> response = here.get(instance(TWO_FRAMES) + path, accept);

        assertThat(response.statusCode()).as(DicomWebClient.text(response)).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void a_report_has_nothing_to_show() throws Exception {
        Path report = someReport();
        assertThat(here.store(report).statusCode()).isEqualTo(200);

        for (String path : List.of("/rendered", "/thumbnail")) {
            assertThat(here.get(instance(report) + path).statusCode()).isEqualTo(406);
        }
        assertThat(here.get(series(report) + "/thumbnail").statusCode()).isEqualTo(406);
        assertThat(here.get(series(report) + "/metadata").statusCode()).isEqualTo(200);
    }

    @Test
    void every_level_has_a_thumbnail() throws Exception {
        for (String path : List.of(study(CT), series(CT), instance(CT), instance(CT) + "/frames/1")) {
            HttpResponse<byte[]> response = here.get(path + "/thumbnail");

            assertThat(response.headers().firstValue("Content-Type")).as(path).contains("image/jpeg");
            assertThat(picture(response.body()).getWidth()).as(path).isEqualTo(256);
        }
        assertThat(picture(here.get(series(CT) + "/thumbnail?viewport=64,64").body())
                        .getWidth())
                .isEqualTo(64);
        DicomWebClient elsewhere = new DicomWebClient(root, issuer, 2);
        for (String path : List.of(study(CT), series(CT), instance(CT))) {
            assertThat(elsewhere.get(path + "/thumbnail").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void octets_of_a_compressed_frame_come_decoded_unless_its_syntax_is_asked_for() throws Exception {
        String frame = instance(CT) + "/frames/1";
        byte[] pixels = pixels(PLAIN);

        HttpResponse<byte[]> plain = here.get(frame, "application/octet-stream");
        HttpResponse<byte[]> parts = here.get(frame, "multipart/related; type=\"application/octet-stream\"");
        HttpResponse<byte[]> stored = here.get(frame, "application/octet-stream; transfer-syntax=*");

        assertThat(plain.body()).isEqualTo(pixels);
        assertThat(plain.headers().firstValue("Content-Type"))
                .contains("application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1");
        assertThat(DicomWebClient.parts(parts)).containsExactly(pixels);
        assertThat(stored.headers().firstValue("Content-Type"))
                .contains("application/octet-stream; transfer-syntax=1.2.840.10008.1.2.4.80");
        assertThat(stored.body()).startsWith(0xFF, 0xD8);
    }

    @Test
    void an_object_is_decoded_where_explicit_little_endian_is_asked_for() throws Exception {
        String explicit = "application/dicom; transfer-syntax=1.2.840.10008.1.2.1";

        byte[] single = here.get(instance(CT), explicit).body();
        List<byte[]> parts = DicomWebClient.parts(here.get(
                series(CT), "multipart/related; type=\"application/dicom\"; transfer-syntax=1.2.840.10008.1.2.1"));

        assertThat(pixels(Files.write(folder.resolve("decoded"), single))).isEqualTo(pixels(PLAIN));
        assertThat(parts).contains(single);
        assertThat(here.get(instance(CT), "application/dicom; transfer-syntax=*")
                        .body())
                .isEqualTo(Files.readAllBytes(CT));
    }

    private BufferedImage theirs(Path file, String... options) throws Exception {
        Path png = folder.resolve("theirs.png");
        List<String> arguments = new ArrayList<>(List.of("--write-png"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(file.toString(), png.toString()));
        assertThat(Dcmtk.DCM2PNM.run(arguments.toArray()).exitCode()).isZero();
        return picture(Files.readAllBytes(png));
    }

    private static void assertNearlyEqual(byte[] ours, BufferedImage theirs) throws IOException {
        Raster mine = picture(ours).getRaster();
        Raster other = theirs.getRaster();
        assertThat(mine.getBounds()).isEqualTo(other.getBounds());
        int worst = 0;
        for (int y = 0; y < mine.getHeight(); y++) {
            for (int x = 0; x < mine.getWidth(); x++) {
                worst = Math.max(worst, Math.abs(mine.getSample(x, y, 0) - other.getSample(x, y, 0)));
            }
        }
        assertThat(worst).isLessThanOrEqualTo(1);
    }

    private static BufferedImage picture(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    private static byte[] pixels(Path file) throws IOException {
        byte[] object = Files.readAllBytes(file);
        return java.util.Arrays.copyOfRange(object, object.length - 512 * 512 * 2, object.length);
    }

    private static Path someReport() throws IOException {
        return SharedData.manifest().stream()
                .filter(entry -> entry.dcmdumpReads() && entry.name().startsWith("fill/SR/"))
                .map(SharedData.Entry::path)
                .findFirst()
                .orElseThrow();
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
