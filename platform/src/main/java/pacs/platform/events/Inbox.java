package pacs.platform.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** What each consumer of a service has had: twice is once. */
public final class Inbox {

    private final String insert;

    /** @param schema of the service whose consumers these are */
    public Inbox(String schema) {
        this.insert = "insert into " + schema + ".inbox (consumer, event) values (?, ?) on conflict do nothing";
    }

    /** Whether the consumer has the event for the first time; noted in the caller's transaction. */
    public boolean firstTime(Connection connection, String consumer, UUID event) throws SQLException {
        try (PreparedStatement note = connection.prepareStatement(insert)) {
            note.setString(1, consumer);
            note.setObject(2, event);
            return note.executeUpdate() == 1;
        }
    }
}
