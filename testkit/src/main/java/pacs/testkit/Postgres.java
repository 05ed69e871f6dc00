package pacs.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A PostgreSQL 18 of the test's own on a free port, empty, gone afterwards. Without fsync: what a test loses with the
 * machine nobody misses.
 */
public final class Postgres implements BeforeAllCallback, AfterAllCallback {

    @SuppressWarnings("NullAway.Init") // set by start
    private EmbeddedPostgres server;

    /** Also for test resources that are not JUnit extensions; {@link #stop} ends it. */
    public Postgres start() {
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("shared_buffers", "64MB")
                    .setServerConfig("max_connections", "40")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
        return this;
    }

    /** Ends the server and removes its files. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JDBC address of the database {@code postgres}; the user is the superuser {@code postgres}, without password. */
    public String jdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** A connection as superuser. */
    public Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }
}
