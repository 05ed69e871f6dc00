package pacs.platform.database;

import java.sql.SQLException;
import java.util.Optional;

/** A statement the database refused for a reason that repeating does not mend: a mistake of ours, or a broken rule. */
public final class SqlFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SqlFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** The five characters of PostgreSQL's appendix A, such as {@code 23505} for a unique key that exists already. */
    public Optional<String> sqlState() {
        return getCause() instanceof SQLException cause ? Optional.ofNullable(cause.getSQLState()) : Optional.empty();
    }
}
