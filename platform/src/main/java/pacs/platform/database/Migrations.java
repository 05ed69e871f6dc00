package pacs.platform.database;

import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings a schema to the newest form its jar knows, from {@code db/<schema>} on the class path. Migrations run as the
 * owner role and grant the runtime role what it needs, table by table.
 */
public final class Migrations {

    private Migrations() {}

    /**
     * Creates the schema when it is not there. Two processes that start at once wait for each other. A migration that came
     * into the program after one with a higher number is made up for.
     *
     * @throws org.flywaydb.core.api.FlywayException when an applied migration was changed afterwards, or one fails
     */
    public static void run(DataSource owner, String schema) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(owner)
                .schemas(schema)
                .locations("classpath:db/" + schema.toLowerCase(Locale.ROOT))
                .failOnMissingLocations(true)
                .outOfOrder(true)
                .load()
                .migrate();
    }
}
