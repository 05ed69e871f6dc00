package pacs.platform.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Where a chain ends.
 *
 * @param position of its last link, from 1; 0 when there is none
 * @param xid and {@code id} of the last row in the order of the feed
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record ChainHead(long position, long xid, long id, byte[] link) {

    static final ChainHead NONE = new ChainHead(0, 0, 0, new byte[32]);

    static ChainHead read(Connection connection, String schema) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select position, audit_xid, audit_id, link from "
                        + schema + ".audit_chain order by position desc limit 1");
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? new ChainHead(
                            row.getLong(1), Long.parseUnsignedLong(row.getString(2)), row.getLong(3), row.getBytes(4))
                    : NONE;
        }
    }
}
