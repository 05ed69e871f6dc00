package pacs.platform.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Where a service writes its facts, in the transaction of the fact. The table has {@code xid, id, event, at, type, key,
 * payload}; ids alone are no order of commits, so readers go by (xid, id) below the oldest running transaction.
 */
public final class Outbox {

    private final String append;

    /** @param schema of the service */
    public Outbox(String schema) {
        this.append = "insert into " + schema + ".outbox (type, key, payload) values (?, ?, ?::jsonb)";
    }

    /**
     * Tells of facts about studies, in this order. The caller holds the locks of their rows: that keeps the order of one
     * study.
     */
    public void append(Connection connection, Collection<? extends StudyEvent> facts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(append)) {
            for (StudyEvent fact : List.copyOf(facts)) {
                insert.setString(1, fact.type());
                insert.setString(2, fact.key());
                insert.setString(3, fact.payload());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
