package pacs.archive.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import pacs.platform.database.DatabaseRoles;
import pacs.platform.database.Migrations;
import pacs.testkit.Postgres;

/** The PostgreSQL of this JVM's tests: migrated once, copied for each of them. Ends with the JVM. */
final class RegionServer {

    private static final String TEMPLATE = "migrated";
    private static final Postgres POSTGRES = new Postgres();

    static {
        POSTGRES.start();
        Runtime.getRuntime().addShutdownHook(new Thread(POSTGRES::stop));
        migrate();
    }

    private RegionServer() {}

    /** A database with every schema and no rows. */
    static void create(String database) {
        execute("create database " + database + " template " + TEMPLATE);
    }

    /** Without the superuser's name, which would win over the one asked for. */
    static String url(String database) {
        return POSTGRES.jdbcUrl().replaceFirst("/postgres\\?.*", "/" + database);
    }

    static DataSource as(String user, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(user);
        return source;
    }

    private static void migrate() {
        execute("create database " + TEMPLATE);
        DatabaseRoles.ensure(
                as("postgres", TEMPLATE), new DatabaseRoles.Secrets("owner", "runtime", "intake", "keeper"));
        for (String schema : List.of("directory", "tiering", "archive")) {
            Migrations.run(as(DatabaseRoles.OWNER, TEMPLATE), schema);
        }
    }

    private static void execute(String sql) {
        try (Connection superuser = POSTGRES.connect();
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
