package pacs.platform.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The roles of a region's database. {@link #OWNER} migrates and owns every table. {@link #RUNTIME} serves requests and sees
 * what the institution of its transaction may see. {@link #INTAKE} takes objects in and {@link #KEEPER} looks after those
 * that are here, for every institution. None of these three owns anything, or can change the schema or pass by a rule in it.
 */
public final class DatabaseRoles {

    public static final String OWNER = "pacs_owner";
    public static final String RUNTIME = "pacs_runtime";
    public static final String INTAKE = "pacs_intake";
    public static final String KEEPER = "pacs_keeper";

    /** Which word each role is known by. */
    public record Secrets(String owner, String runtime, String intake, String keeper) {

        @Override
        public String toString() {
            return "Secrets[]";
        }
    }

    private DatabaseRoles() {}

    /**
     * Creates the roles with these passwords, or gives the existing ones these passwords, and lets the owner create
     * schemas in the database the superuser is connected to. To be repeated at each start.
     */
    public static void ensure(DataSource superuser, Secrets secrets) {
        Transactions.inTransaction(superuser, connection -> {
            try (Statement statement = connection.createStatement()) {
                ensure(statement, OWNER, secrets.owner());
                ensure(statement, RUNTIME, secrets.runtime());
                ensure(statement, INTAKE, secrets.intake());
                ensure(statement, KEEPER, secrets.keeper());
                String database = statement.enquoteIdentifier(connection.getCatalog(), true);
                statement.execute("revoke all on schema public from public");
                statement.execute("revoke create, temporary on database " + database + " from public");
                statement.execute("grant create on database " + database + " to " + OWNER);
                return database;
            }
        });
    }

    private static void ensure(Statement statement, String role, String password) throws SQLException {
        boolean exists;
        try (ResultSet found = statement.executeQuery("select from pg_roles where rolname = '" + role + "'")) {
            exists = found.next();
        }
        statement.execute((exists ? "alter" : "create") + " role " + role
                + " with login nosuperuser nocreatedb nocreaterole nobypassrls noreplication password "
                + statement.enquoteLiteral(password));
    }
}
