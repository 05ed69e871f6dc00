package pacs.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;
import pacs.testkit.Postgres;

/** The schema of the directory in a PostgreSQL of the test's own, empty, with its roles. */
public final class RegionDatabase implements BeforeAllCallback, AfterAllCallback {

    private final Postgres postgres = new Postgres();

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    /** Also for test resources that are not JUnit extensions; {@link #stop} ends it. */
    public void start() {
        postgres.start();
        DatabaseRoles.ensure(
                as("postgres"),
                new DatabaseRoles.Secrets("owner's word", "runtime's word", "intake's word", "keeper's word"));
        Migrations.run(owner(), "directory");
    }

    public void stop() {
        postgres.stop();
    }

    public String jdbcUrl() {
        return postgres.jdbcUrl();
    }

    /** What a running service uses. */
    public DataSource runtime() {
        return as(DatabaseRoles.RUNTIME);
    }

    /** What migrates and fills the schema. */
    public DataSource owner() {
        return as(DatabaseRoles.OWNER);
    }

    public DataSource superuser() {
        return as("postgres");
    }

    /** Takes everything out again, so that a test can fill the schema as at a first start. */
    public void empty() throws SQLException {
        try (Connection connection = owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate directory.institution, directory.person restart identity cascade");
        }
    }

    private PGSimpleDataSource as(String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(user);
        return source;
    }
}
