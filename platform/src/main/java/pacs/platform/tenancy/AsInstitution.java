package pacs.platform.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import pacs.platform.database.SqlWork;
import pacs.platform.database.Transactions;

/**
 * Work on the data of institutions, as one of them may see and change it: PostgreSQL's row-level security goes by the
 * institution that is set here. It is set for one transaction and is gone with it, so that a connection that goes back to
 * its pool sees nothing.
 */
public final class AsInstitution {

    private static final String SET = "select set_config('app.institution', ?, true)";

    private AsInstitution() {}

    /**
     * Commits what the work did and returns what it found.
     *
     * @throws pacs.platform.Refusal as {@link Transactions#inTransaction} does
     */
    public static <T> T inTransaction(DataSource source, InstitutionId institution, SqlWork<T> work) {
        return Transactions.inTransaction(source, connection -> {
            set(connection, institution);
            return work.run(connection);
        });
    }

    /** For the rest of the transaction the connection is in. */
    private static void set(Connection connection, InstitutionId institution) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement(SET)) {
            set.setString(1, Integer.toString(institution.value()));
            set.execute();
        }
    }
}
