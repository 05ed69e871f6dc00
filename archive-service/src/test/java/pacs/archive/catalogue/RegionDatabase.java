package pacs.archive.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;
import pacs.testkit.Postgres;

/** The schemas of the archive in a PostgreSQL of the test's own, migrated by the owner, used by the runtime role. */
public final class RegionDatabase implements BeforeAllCallback, AfterAllCallback {

    private final Postgres postgres = new Postgres();

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        postgres.start();
        try (Connection superuser = postgres.connect();
                Statement statement = superuser.createStatement()) {
            statement.execute("create role pacs_owner login");
            statement.execute("create role pacs_runtime login");
            statement.execute("grant create on database postgres to pacs_owner");
        }
        migrate("tiering");
        migrate("archive");
    }

    private void migrate(String schema) {
        Flyway.configure()
                .dataSource(as("pacs_owner"))
                .schemas(schema)
                .locations("classpath:db/" + schema)
                .load()
                .migrate();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        postgres.stop();
    }

    /** What a running archive uses. */
    public DataSource runtime() {
        return as("pacs_runtime");
    }

    /** For a test that looks at what only the owner may see, such as the outbox. */
    public DataSource owner() {
        return as("pacs_owner");
    }

    private DataSource as(String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(postgres.jdbcUrl());
        source.setUser(user);
        return source;
    }
}
