package pacs.platform.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The two roles of a region's database: {@link #OWNER} migrates and owns every table, {@link #RUNTIME} serves requests,
 * owns nothing and can neither change the schema nor switch off a rule in it.
 */
public final class DatabaseRoles {

    public static final String OWNER = "pacs_owner";
    public static final String RUNTIME = "pacs_runtime";

    private DatabaseRoles() {}

    /**
     * Creates the roles with these passwords, or gives the existing ones these passwords, and lets the owner create
     * schemas in the database the superuser is connected to. To be repeated at each start.
     */
    public static void ensure(DataSource superuser, String ownerPassword, String runtimePassword) {
        Transactions.inTransaction(superuser, connection -> {
            try (Statement statement = connection.createStatement()) {
                ensure(statement, OWNER, ownerPassword);
                ensure(statement, RUNTIME, runtimePassword);
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
