package pacs.archive.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.archive.completeness.StudyCompleteness;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.security.Issuer;
import pacs.platform.tenancy.InstitutionId;
import pacs.testkit.Dcmtk;
import pacs.testkit.Gdcm;
import pacs.testkit.SharedData;

/** One image in the encodings that other programs made of it: what is lossless is the same, and one pixel makes another. */
@QuarkusTest
@QuarkusTestResource(ArchiveUnderTest.class)
class OtherVersionsTest {

    private static final StudyUid STUDY = new StudyUid("1.2.826.0.1.77");
    private static final SopInstanceUid INSTANCE = new SopInstanceUid("1.2.826.0.1.77.1.1");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @TestHTTPResource("dicom-web/")
    @SuppressWarnings("NullAway.Init") // injected
    URI root;

    @Inject
    Issuer issuer;

    @Inject
    StudyCompleteness studies;

    @Test
    void only_what_contradicts_the_first_is_a_conflict() throws Exception {
        DicomWebClient client = new DicomWebClient(root, issuer, 2);
        Path original = original();
        assertThat(client.store(original).statusCode()).isEqualTo(200);

        for (String encoding : List.of("implicit", "big", "deflated", "rle", "jpeg", "jpegls", "j2k")) {
            assertThat(client.store(encoded(original, encoding)).statusCode())
                    .as(encoding)
                    .isEqualTo(200);
            assertThat(conflicts()).as(encoding).isEmpty();
        }
        byte[] pixelChanged = Files.readAllBytes(original);
        pixelChanged[pixelChanged.length - 1_000] ^= 1;
        assertThat(client.store(Files.write(folder.resolve("changed.dcm"), pixelChanged))
                        .statusCode())
                .isEqualTo(200);

        assertThat(conflicts()).containsExactly(INSTANCE);
        assertThat(DicomWebClient.text(client.get("studies/" + STUDY + "/instances", "application/dicom+json")))
                .containsOnlyOnce("\"00080018\"");
    }

    private List<SopInstanceUid> conflicts() {
        return studies.of(new InstitutionId(2), STUDY).orElseThrow().conflicts();
    }

    /** Of a study of its own. */
    private Path original() throws Exception {
        Path copy = Files.copy(
                SharedData.file(
                        "transcodes/CTImage/CTImage.dcm_LittleEndianExplicitTransferSyntax_1.2.840.10008.1.2.1.dcm"),
                folder.resolve("original.dcm"));
        Dcmtk.DCMODIFY
                .run(
                        "-nb",
                        "-m",
                        "StudyInstanceUID=" + STUDY,
                        "-m",
                        "SeriesInstanceUID=1.2.826.0.1.77.1",
                        "-m",
                        "SOPInstanceUID=" + INSTANCE,
                        copy)
                .orFail();
        return copy;
    }

    private Path encoded(Path original, String encoding) {
        Path file = folder.resolve(encoding + ".dcm");
        (switch (encoding) {
                    case "implicit" -> Dcmtk.DCMCONV.run("+ti", original, file);
                    case "big" -> Dcmtk.DCMCONV.run("+tb", original, file);
                    case "deflated" -> Dcmtk.DCMCONV.run("+td", original, file);
                    case "rle" -> Dcmtk.DCMCRLE.run(original, file);
                    case "jpeg" -> Dcmtk.DCMCJPEG.run(original, file);
                    case "jpegls" -> Dcmtk.DCMCJPLS.run(original, file);
                    default -> Gdcm.GDCMCONV.run("--" + encoding, original, file);
                })
                .orFail();
        return file;
    }
}
