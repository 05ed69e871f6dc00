package pacs.platform.directory;

import java.sql.Connection;
import java.sql.SQLException;

/** Records what was done to entries, in the transaction that does it. */
interface Trail {

    void created(Connection connection, Editor editor, Entry made) throws SQLException;

    void changed(Connection connection, Editor editor, Entry before, Entry after) throws SQLException;
}
