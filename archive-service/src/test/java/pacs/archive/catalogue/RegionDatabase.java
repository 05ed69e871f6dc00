package pacs.archive.catalogue;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import pacs.platform.database.DatabaseRoles;

/**
 * The schemas of the archive in a database of the test's own, migrated by the owner, used by the roles of a
 * running archive. The server is
 * one for all tests of a JVM.
 */
public final class RegionDatabase implements BeforeAllCallback, AfterAllCallback {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final String name = "region" + DATABASES.incrementAndGet();

    @SuppressWarnings("NullAway.Init") // set by start
    private AgroalDataSource runtime;

    @SuppressWarnings("NullAway.Init") // set by start
    private AgroalDataSource intake;

    @SuppressWarnings("NullAway.Init") // set by start
    private AgroalDataSource keeper;

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        start();
    }

    /** Also for test resources that are not JUnit extensions; {@link #stop} ends it. */
    public void start() throws SQLException {
        RegionServer.create(name);
        runtime = pool(url(), DatabaseRoles.RUNTIME);
        intake = pool(intakeUrl(), DatabaseRoles.INTAKE);
        keeper = pool(url(), DatabaseRoles.KEEPER);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    public void stop() {
        runtime.close();
        intake.close();
        keeper.close();
    }

    /** What requests use. */
    public DataSource runtime() {
        return runtime;
    }

    /** What the catalogue uses. */
    public DataSource intake() {
        return intake;
    }

    /** What looks after the objects uses. */
    public DataSource keeper() {
        return keeper;
    }

    /** With the settings the archive's configuration gives to connections for ingest. */
    public String intakeUrl() {
        return url() + (url().contains("?") ? "&" : "?") + "options="
                + URLEncoder.encode(Catalogue.PLANS, StandardCharsets.UTF_8);
    }

    /** What the owner sees, each row as its columns joined by {@code |}. */
    public List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = owner();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    /** What fills the tables without an archive. */
    public DataSource filler() {
        return as(DatabaseRoles.OWNER);
    }

    /** A connection as the owner; to be closed. */
    public Connection owner() throws SQLException {
        return filler().getConnection();
    }

    /** Who may become any role; to be closed. */
    public Connection superuser() throws SQLException {
        return as("postgres").getConnection();
    }

    /** Does as the owner what the runtime role may not. */
    public void change(String sql) throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Takes every row out, as if the database had come back from before them. */
    public void forget() throws SQLException {
        change("truncate archive.patient, archive.study, archive.series, archive.instance,"
                + " archive.other_version,"
                + " archive.name_token, archive.study_viewer, archive.audit, archive.outbox, archive.inbox, archive.feed_cursor,"
                + " archive.study_progress, archive.manifest, archive.manifest_gap, archive.receipt,"
                + " archive.gateway_study, archive.patient_number, archive.patient_sound, archive.person_link,"
                + " archive.person_candidate, archive.person, tiering.placement, tiering.damage");
    }

    /** Lets the planner know what is there. */
    public void analyze() throws SQLException {
        change("analyze archive.study, archive.name_token, archive.study_viewer");
    }

    /** Puts a gateway and the client it signs in as into the directory. */
    public void knowsGateway(int institution, String aeTitle, String client) throws SQLException {
        change("insert into directory.client (institution, id, secret_hash, roles) values (%d, '%s', '', '{gateway}')"
                .formatted(institution, client));
        change("insert into directory.gateway (institution, name, ae_title, client) values (%d, '%s', '%s', '%s')"
                .formatted(institution, aeTitle, aeTitle, client));
    }

    /** Puts an institution with an AE title into the directory. */
    public void knows(int institution, String aeTitle) throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into directory.institution (id, code, name, level)"
                    + " values (%1$d, 'I%1$d', 'Institution %1$d', 'county') on conflict do nothing"
                            .formatted(institution));
            statement.execute("insert into directory.ae_title (institution, title, address)"
                    + " values (%d, '%s', '127.0.0.1') on conflict do nothing".formatted(institution, aeTitle));
        }
    }

    private DataSource as(String user) {
        return RegionServer.as(user, name);
    }

    public String url() {
        return RegionServer.url(name);
    }

    private static AgroalDataSource pool(String url, String role) throws SQLException {
        return AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(8)
                        .connectionFactoryConfiguration(
                                connection -> connection.jdbcUrl(url).principal(new NamePrincipal(role)))));
    }
}
