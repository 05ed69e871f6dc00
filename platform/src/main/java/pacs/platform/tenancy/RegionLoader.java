package pacs.platform.tenancy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import pacs.platform.database.Transactions;

/** Fills the empty schema {@code directory} from a region file, whole or not at all. A schema in use is left as it is. */
public final class RegionLoader {

    /** What the schema was found to be. */
    public enum Outcome {
        FILLED,
        ALREADY_IN_USE
    }

    private final DataSource owner;
    private final UnaryOperator<String> hash;

    /**
     * @param owner connects as the role that owns the schema
     * @param hash makes of a password what may be stored
     */
    public RegionLoader(DataSource owner, UnaryOperator<String> hash) {
        this.owner = owner;
        this.hash = hash;
    }

    /** Two processes that start at once wait for each other; the second finds the schema in use. */
    public Outcome load(RegionFile region) {
        return Transactions.inTransaction(owner, connection -> {
            if (isInUse(connection)) {
                return Outcome.ALREADY_IN_USE;
            }
            new RegionRows(connection, hash).insert(region);
            return Outcome.FILLED;
        });
    }

    private static boolean isInUse(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table directory.institution in exclusive mode");
            try (ResultSet found = statement.executeQuery("select from directory.institution limit 1")) {
                return found.next();
            }
        }
    }
}
