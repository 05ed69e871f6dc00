package pacs.platform.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which entry a row of a file means. */
final class Meant {

    private Meant() {}

    /** Empty when there is none, when the editor may not see it, or when the row does not say which. */
    static Optional<Entry> by(Connection connection, Editor editor, Kind kind, Draft draft) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (Field field : kind.identity()) {
            Optional<Object> value = value(field, draft);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        String same = kind.identity().stream()
                .map(field -> "e." + field.name() + " = ?")
                .collect(Collectors.joining(" and "));
        Optional<Integer> id = Sql.one(
                connection,
                "select e.id from " + kind.view() + " e where " + same
                        + " order by e.ended is not null, e.id desc limit 1",
                row -> row.getInt(1),
                values.toArray());
        return id.isEmpty() ? Optional.empty() : Entries.find(connection, editor, kind, id.get());
    }

    private static Optional<Object> value(Field field, Draft draft) {
        try {
            return draft.of(field.name()).isEmpty()
                    ? Optional.empty()
                    : Optional.of(field.form().reader().read(draft.text(field.name())));
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty(); // the check of the field says so
        }
    }

    /** As people call it. */
    static String name(Kind kind, Draft draft) {
        return kind.identity().stream().map(field -> draft.text(field.name())).collect(Collectors.joining(" "));
    }
}
