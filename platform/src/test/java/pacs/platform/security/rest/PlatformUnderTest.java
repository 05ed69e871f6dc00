package pacs.platform.security.rest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import pacs.platform.database.RegionDatabase;
import pacs.platform.security.Passwords;
import pacs.platform.tenancy.RegionFile;
import pacs.platform.tenancy.RegionFileException;
import pacs.platform.tenancy.RegionLoader;

/** A service of the demo region that has nothing but what the platform brings. */
public final class PlatformUnderTest implements QuarkusTestResourceLifecycleManager {

    private final RegionDatabase database = new RegionDatabase();

    @Override
    public Map<String, String> start() {
        try {
            database.start();
            RegionFile region = RegionFile.read(Path.of("..", "samples", "region.yaml"));
            new RegionLoader(database.owner(), new Passwords()::hash).load(region);
            return Map.of(
                    "quarkus.datasource.region.jdbc.url", database.jdbcUrl(),
                    "quarkus.datasource.region.username", "pacs_runtime",
                    "pacs.audit.anchors",
                            Files.createTempDirectory("pacs-anchors").toString(),
                    "pacs.security.key-file",
                            Files.createTempDirectory("pacs")
                                    .resolve("token.pem")
                                    .toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RegionFileException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        database.stop();
    }
}
