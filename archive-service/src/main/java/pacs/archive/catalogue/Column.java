package pacs.archive.catalogue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One array parameter of a statement that takes many rows at once by {@code unnest}. */
record Column<T>(String type, Function<T, @Nullable Object> value) {

    /** Binds the columns of these rows in their order, from the given parameter on. */
    static <T> void bind(PreparedStatement statement, int first, List<Column<T>> columns, List<T> rows)
            throws SQLException {
        Connection connection = statement.getConnection();
        int parameter = first;
        for (Column<T> column : columns) {
            statement.setArray(parameter++, connection.createArrayOf(column.type(), column.values(rows)));
        }
    }

    private @Nullable Object[] values(List<T> rows) {
        if (type.equals("bytea")) {
            return rows.stream().map(value).toArray(byte[][]::new);
        }
        return rows.stream().map(value).toArray();
    }
}
