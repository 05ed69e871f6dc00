package pacs.allinone;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import pacs.archive.catalogue.Catalogue;
import pacs.platform.Refusal;
import pacs.platform.database.DatabaseRoles;
import pacs.platform.security.Passwords;
import pacs.platform.tenancy.RegionFile;
import pacs.platform.tenancy.RegionFileException;
import pacs.platform.tenancy.RegionLoader;
import pacs.tiering.objects.DirectoryStore;

/** A region ready for its services: folder claimed, database up, schemas current, directory filled. */
final class Region implements AutoCloseable {

    /** Where the anchors of the audit trail lie below the data folder, when the operator names no better place. */
    static final String ANCHORS = "anchors";

    private final DataFolder folder;
    private final RegionDatabase database;
    private final Map<String, String> configuration;

    private Region(DataFolder folder, RegionDatabase database, Map<String, String> configuration) {
        this.folder = folder;
        this.database = database;
        this.configuration = configuration;
    }

    /** @throws CannotStart when the person at the terminal can mend it */
    static Region prepare(Options options) throws CannotStart, IOException, SQLException, InterruptedException {
        RegionFile file = read(options.region());
        DataFolder folder = DataFolder.claim(options.data());
        int httpPort = Ports.free(options.httpPort(), "--http");
        int dicomPort = Ports.free(options.dicomPort(), "--dicom");
        RegionDatabase database = RegionDatabase.start(folder);
        boolean ready = false;
        try {
            Region region = prepare(options, file, folder, database, httpPort, dicomPort);
            ready = true;
            return region;
        } finally {
            if (!ready) {
                database.close();
            }
        }
    }

    private static Region prepare(
            Options options, RegionFile file, DataFolder folder, RegionDatabase database, int httpPort, int dicomPort)
            throws CannotStart, IOException {
        Map<String, String> secondPlace = secondPlace(file, folder);
        database.migrate();
        new RegionLoader(database.asOwner(), new Passwords()::hash).load(file);
        tellGateway(file, folder, httpPort);
        Map<String, String> configuration = new HashMap<>(Map.of(
                "quarkus.http.port", Integer.toString(httpPort),
                "pacs.archive.dicom-port", Integer.toString(dicomPort),
                "pacs.archive.volume", folder.folder("blobs").toString(),
                "pacs.security.key-file",
                        folder.folder("secrets").resolve("token-key").toString(),
                "pacs.all-in-one.ready-file", options.readyFile().toString()));
        configuration.put("pacs.security.demo", Boolean.toString(file.demo()));
        String anchors = System.getenv().getOrDefault("PACS_AUDIT_ANCHORS", "");
        configuration.put(
                "pacs.audit.anchors", anchors.isBlank() ? folder.folder(ANCHORS).toString() : anchors);
        DatabaseRoles.Secrets secrets = database.secrets();
        configuration.putAll(source("region", database.url(), DatabaseRoles.RUNTIME, secrets.runtime()));
        configuration.putAll(source("intake", database.url(Catalogue.PLANS), DatabaseRoles.INTAKE, secrets.intake()));
        configuration.putAll(source("keeper", database.url(), DatabaseRoles.KEEPER, secrets.keeper()));
        configuration.putAll(secondPlace);
        return new Region(folder, database, configuration);
    }

    private static Map<String, String> source(String name, String url, String role, String password) {
        String prefix = "quarkus.datasource." + name;
        return Map.of(prefix + ".jdbc.url", url, prefix + ".username", role, prefix + ".password", password);
    }

    /** What only this start knows; everything else stands in {@code application.properties}. */
    void configureServices() {
        configuration.forEach(System::setProperty);
    }

    @Override
    public void close() throws IOException {
        try (folder) {
            database.close();
        }
    }

    private static RegionFile read(Path file) throws CannotStart {
        try {
            return RegionFile.read(file);
        } catch (RegionFileException e) {
            throw new CannotStart(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new CannotStart("The region file " + file + " cannot be read (" + e.getMessage() + ").");
        }
    }

    /** Nothing starts when copies could not be kept where the region file promises them. */
    private static Map<String, String> secondPlace(RegionFile file, DataFolder folder) throws CannotStart, IOException {
        if (!(file.secondPlace() instanceof RegionFile.SecondPlace.Directory directory)) {
            return Map.of();
        }
        try {
            DirectoryStore.open(directory.path(), folder.folder("blobs"));
            return Map.of("pacs.tiering.second-place", directory.path().toString());
        } catch (Refusal no) {
            throw new CannotStart(no.getMessage());
        }
    }

    /** The gateway beside us reads where the centre is and who it is; its secret stands nowhere but in the region file. */
    private static void tellGateway(RegionFile file, DataFolder folder, int httpPort) throws IOException, CannotStart {
        RegionFile.GatewayEntry gateway = file.gateways().stream()
                .findFirst()
                .orElseThrow(() -> new CannotStart("The region file names no gateway; ./run starts one and needs it."));
        RegionFile.ClientEntry client = file.clients().stream()
                .filter(entry -> entry.id().equals(gateway.client()))
                .findFirst()
                .orElseThrow();
        Path home = folder.folder("gateway");
        Properties properties = new Properties();
        properties.setProperty("pacs.gateway.spool", home.resolve("spool").toString());
        properties.setProperty("pacs.gateway.archive-url", "http://127.0.0.1:" + httpPort);
        properties.setProperty("pacs.gateway.client-id", client.id());
        properties.setProperty("pacs.gateway.client-secret", client.secret().value());
        StringWriter text = new StringWriter();
        properties.store(text, "Written at each start of the region");
        DataFolder.writePrivately(home.resolve("gateway.properties"), text.toString());
    }
}
