package pacs.archive.dicomweb;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import pacs.archive.catalogue.RegionDatabase;

/** An archive of three institutions, I1 to I3, on a volume and a database of the test's own. */
public final class ArchiveUnderTest implements QuarkusTestResourceLifecycleManager {

    private final RegionDatabase database = new RegionDatabase();

    @Override
    public Map<String, String> start() {
        try {
            database.start();
            database.knows(1, "FIRST");
            database.knows(2, "SECOND");
            database.knows(3, "THIRD");
            database.knowsGateway(1, "GATEWAY", "gateway-client");
            Path folder = Files.createTempDirectory("archive");
            return Map.of(
                    "quarkus.datasource.region.jdbc.url", database.url(),
                    "quarkus.datasource.region.username", "pacs_runtime",
                    "quarkus.datasource.intake.jdbc.url", database.intakeUrl(),
                    "quarkus.datasource.intake.username", "pacs_intake",
                    "quarkus.datasource.keeper.jdbc.url", database.url(),
                    "quarkus.datasource.keeper.username", "pacs_keeper",
                    "pacs.archive.volume", folder.resolve("blobs").toString(),
                    "pacs.archive.dicom-port", "0",
                    "pacs.audit.anchors", folder.resolve("anchors").toString(),
                    "pacs.security.key-file", folder.resolve("token.pem").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        database.stop();
    }
}
