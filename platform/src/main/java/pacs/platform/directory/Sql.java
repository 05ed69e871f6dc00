package pacs.platform.directory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements with their values. */
final class Sql {

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private Sql() {}

    /** @param values an {@code Optional} that is empty stands for null, a {@code List} for an array of texts */
    static <T> List<T> all(Connection connection, String sql, Row<T> row, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, values);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        }
    }

    static <T> Optional<T> one(Connection connection, String sql, Row<T> row, Object... values) throws SQLException {
        return all(connection, sql, row, values).stream().findFirst();
    }

    static boolean exists(Connection connection, String sql, Object... values) throws SQLException {
        return !all(connection, sql, _ -> true, values).isEmpty();
    }

    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, values);
            return statement.executeUpdate();
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value =
                    values[i] instanceof Optional<?> optional && optional.isPresent() ? optional.get() : values[i];
            switch (value) {
                case Optional<?> _ -> statement.setNull(i + 1, Types.NULL);
                case List<?> texts -> statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
                default -> statement.setObject(i + 1, value);
            }
        }
    }
}
