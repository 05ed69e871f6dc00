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
import pacs.testkit.Gdcm;
import pacs.testkit.SharedData;

/** One image in the encodings that other programs made of it: what is lossless is the same, and one pixel makes another. */
@QuarkusTest
@QuarkusTestResource(ArchiveUnderTest.class)
class OtherVersionsTest {

    private static final StudyUid STUDY = new StudyUid("1.2.840.113619.2.30.1.1762295590.1623.978668949.886");
    private static final SopInstanceUid INSTANCE =
            new SopInstanceUid("1.2.840.113619.2.30.1.1762295590.1623.978668950.109");

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

        for (String encoding : List.of(
                "LittleEndianExplicitTransferSyntax_1.2.840.10008.1.2.1",
                "RLELosslessTransferSyntax_1.2.840.10008.1.2.5",
                "JPEGProcess14SV1TransferSyntax_1.2.840.10008.1.2.4.70",
                "JPEGLSLosslessTransferSyntax_1.2.840.10008.1.2.4.80")) {
            assertThat(client.store(ct(encoding)).statusCode()).as(encoding).isEqualTo(200);
            assertThat(conflicts()).as(encoding).isEmpty();
        }
        Path original = ct("LittleEndianExplicitTransferSyntax_1.2.840.10008.1.2.1");
        Path lossless = folder.resolve("lossless.dcm");
        Gdcm.GDCMCONV.run("--j2k", original, lossless).orFail();
        assertThat(client.store(lossless).statusCode()).isEqualTo(200);
        assertThat(conflicts()).isEmpty();

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

    private static Path ct(String encoding) {
        return SharedData.file("transcodes/CTImage/CTImage.dcm_" + encoding + ".dcm");
    }
}
