package pacs.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What is done with one connection. It may run more than once and must then leave what running once leaves.
 *
 * @param <T> what it finds
 */
@FunctionalInterface
public interface SqlWork<T> {

    /** Neither commits nor closes the connection. */
    T run(Connection connection) throws SQLException;
}
