package pacs.archive.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.archive.catalogue.Locator;
import pacs.archive.catalogue.Sight;
import pacs.archive.catalogue.StoredInstance;
import pacs.archive.catalogue.StudyKey;
import pacs.archive.intake.Sample;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;
import pacs.platform.database.Transactions;
import pacs.platform.security.Issuer;
import pacs.platform.tenancy.InstitutionId;
import pacs.tiering.copies.CopyLedger;

/** Whole series and studies of which something is known to be damaged. */
@QuarkusTest
@QuarkusTestResource(ArchiveUnderTest.class)
class DamagedInstancesTest {

    private static final StudyKey STUDY = new StudyKey(new InstitutionId(1), new StudyUid("1.96"));
    private static final SeriesUid SERIES = new SeriesUid("1.96.1");

    @TestHTTPResource("dicom-web/")
    @SuppressWarnings("NullAway.Init") // injected
    URI root;

    @Inject
    Issuer issuer;

    @Inject
    Locator locator;

    @Inject
    CopyLedger ledger;

    @Inject
    @Named("keeper")
    DataSource keeper;

    @TempDir
    @SuppressWarnings("NullAway.Init") // injected
    Path folder;

    @Test
    void what_is_known_to_be_damaged_is_left_out_and_said() throws Exception {
        DicomWebClient client = new DicomWebClient(root, issuer, 1);
        Path first = object("1.96.1.1");
        Path second = object("1.96.1.2");
        assertThat(client.store(first, second).statusCode()).isEqualTo(200);
        assertThat(client.get("studies/1.96").statusCode()).isEqualTo(200);

        damage("1.96.1.1");

        for (String path : new String[] {"studies/1.96", "studies/1.96/series/1.96.1"}) {
            HttpResponse<byte[]> partial = client.get(path);
            assertThat(partial.statusCode()).as(path).isEqualTo(206);
            assertThat(partial.headers().firstValue("Warning").orElse(""))
                    .startsWith("299 dicom-web \"1 of 2 instances are left out")
                    .contains(" 1.96.1.1\"");
            assertThat(DicomWebClient.parts(partial)).containsExactly(Files.readAllBytes(second));
        }

        damage("1.96.1.2");

        HttpResponse<byte[]> refused = client.get("studies/1.96");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(DicomWebClient.text(refused)).contains("bytes are damaged");
    }

    private void damage(String instance) {
        StoredInstance stored = locator.instance(Sight.ofOwner(STUDY), SERIES, new SopInstanceUid(instance));
        Transactions.inTransaction(keeper, connection -> {
            ledger.damaged(connection, stored.blob(), Map.of(stored.position(), "a test says so"));
            return true;
        });
    }

    private Path object(String instance) throws Exception {
        byte[] file = Sample.of(instance)
                .with(Tags.StudyInstanceUID, Vr.UI, STUDY.study().value())
                .with(Tags.SeriesInstanceUID, Vr.UI, SERIES.value())
                .file();
        return Files.write(folder.resolve(instance), file);
    }
}
