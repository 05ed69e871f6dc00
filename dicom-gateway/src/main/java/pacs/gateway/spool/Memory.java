package pacs.gateway.spool;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;

/** A few words that outlive a restart. Lost with the spool's index, so only what can be asked for again. */
public final class Memory {

    private final SpoolDatabase database;

    Memory(SpoolDatabase database) {
        this.database = database;
    }

    /** Keeps a text under a name, in place of an earlier one. */
    public void remember(String name, String value) {
        database.durably(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert or replace into memory (name, value) values (?, ?)")) {
                insert.setString(1, name);
                insert.setString(2, value);
                return insert.executeUpdate();
            }
        });
    }

    /** What was last kept under that name. */
    public Optional<String> recall(String name) {
        return database.inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select value from memory where name = ?")) {
                select.setString(1, name);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }
}
