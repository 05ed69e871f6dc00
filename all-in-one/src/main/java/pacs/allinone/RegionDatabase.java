package pacs.allinone;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import pacs.platform.database.DatabaseRoles;
import pacs.platform.database.Migrations;

/**
 * The region's PostgreSQL 18, embedded. Durable and behind passwords, although the library it comes from was made for
 * tests. The owner migrates; the services work as roles that own nothing.
 */
final class RegionDatabase implements AutoCloseable {

    private static final String NAME = "pacs";
    private static final List<String> SCHEMAS = List.of("directory", "tiering", "archive");

    /** Where the library unpacks the server; it takes files that a power cut has emptied for good ones. */
    private static final String PROGRAM = "program";

    /** Marks of what is complete and on the disk, beside the folders they speak of. */
    private static final String UNPACKED = "unpacked";

    private static final String BEHIND_PASSWORDS = "behind-passwords";

    private final PostgresGuard server;
    private final DatabaseRoles.Secrets secrets;

    private RegionDatabase(PostgresGuard server, DatabaseRoles.Secrets secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    static RegionDatabase start(DataFolder folder) throws IOException, InterruptedException, SQLException {
        Path postgres = folder.folder("postgres");
        Path data = postgres.resolve("data");
        LeftoverServer.stop(data);
        String superPassword = folder.secret("postgres");
        DatabaseRoles.Secrets secrets = new DatabaseRoles.Secrets(
                folder.secret("database-owner"),
                folder.secret("database-runtime"),
                folder.secret("database-intake"),
                folder.secret("database-keeper"));
        boolean unpacked = Files.exists(postgres.resolve(UNPACKED));
        if (!unpacked) {
            DurableTree.delete(postgres.resolve(PROGRAM));
        }
        if (!Files.exists(postgres.resolve(BEHIND_PASSWORDS))) {
            setAside(data);
            closeBehindPasswords(postgres, data, superPassword);
            DurableTree.sync(data);
            DurableTree.mark(postgres.resolve(BEHIND_PASSWORDS));
        }
        PostgresGuard server =
                PostgresGuard.start(builder(postgres, data).setConnectConfig("password", superPassword), data);
        RegionDatabase database = new RegionDatabase(server, secrets);
        boolean ready = false;
        try {
            if (!unpacked) {
                DurableTree.sync(postgres.resolve(PROGRAM));
                DurableTree.mark(postgres.resolve(UNPACKED));
            }
            database.prepare(superPassword);
            ready = true;
            return database;
        } finally {
            if (!ready) {
                database.close();
            }
        }
    }

    /** Of a first start that did not come to its end: nobody has used it, but nothing is deleted on a guess. */
    private static void setAside(Path data) throws IOException {
        if (Files.exists(data)) {
            Files.move(data, data.resolveSibling("unfinished-" + System.currentTimeMillis()));
        }
    }

    /** JDBC address for every role. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + NAME;
    }

    /** The same for connections with settings of their own, as {@code -c name=value}. */
    String url(String settings) {
        return url() + "?options=" + URLEncoder.encode(settings, StandardCharsets.UTF_8);
    }

    DatabaseRoles.Secrets secrets() {
        return secrets;
    }

    /** Brings the schemas to what this program expects. */
    void migrate() {
        SCHEMAS.forEach(schema -> Migrations.run(asOwner(), schema));
    }

    /** As requests are answered. */
    DataSource asRuntime() {
        return source(NAME, DatabaseRoles.RUNTIME, secrets.runtime());
    }

    /** As objects are taken in, with settings of each connection such as {@code -c name=value}. */
    DataSource asIntake(String settings) {
        PGSimpleDataSource source = source(NAME, DatabaseRoles.INTAKE, secrets.intake());
        source.setOptions(settings);
        return source;
    }

    /** As what is here is looked after. */
    DataSource asKeeper() {
        return source(NAME, DatabaseRoles.KEEPER, secrets.keeper());
    }

    /** For migrations and the first load only. */
    DataSource asOwner() {
        return source(NAME, DatabaseRoles.OWNER, secrets.owner());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** What the server says goes into the file {@code log} beside its data. */
    private static EmbeddedPostgres.Builder builder(Path postgres, Path data) {
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(postgres.resolve("log").toFile());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(postgres.resolve(PROGRAM).toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setErrorRedirector(log)
                .setOutputRedirector(log)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("timezone", "UTC");
    }

    /** The first start makes the cluster with trust; from then on every connection needs its password. */
    private static void closeBehindPasswords(Path postgres, Path data, String superPassword)
            throws IOException, SQLException {
        try (EmbeddedPostgres first = builder(postgres, data).start();
                Connection connection = first.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + superPassword + "'");
        }
        Files.writeString(data.resolve("pg_hba.conf"), """
                # Every connection by password, from this machine only.
                host all all 127.0.0.1/32 scram-sha-256
                """);
    }

    /** Database and roles, the passwords as they stand in the secrets; at each start, so that a cut first start heals. */
    private void prepare(String superPassword) throws SQLException {
        PGSimpleDataSource admin = source("postgres", "postgres", superPassword);
        try (Connection connection = admin.getConnection();
                Statement statement = connection.createStatement()) {
            boolean exists;
            try (ResultSet rows = statement.executeQuery("select from pg_database where datname = '" + NAME + "'")) {
                exists = rows.next();
            }
            if (!exists) {
                statement.execute("create database " + NAME
                        + " template template0 locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'");
            }
        }
        DatabaseRoles.ensure(source(NAME, "postgres", superPassword), secrets);
    }

    private PGSimpleDataSource source(String database, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }
}
