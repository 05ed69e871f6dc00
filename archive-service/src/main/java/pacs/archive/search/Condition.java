package pacs.archive.search;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A condition in SQL. The text is written here, never taken from a request; what was asked for is only in the binds.
 *
 * @param binds one for each {@code ?}; a list is an array of text
 */
record Condition(String sql, List<Object> binds) {

    /** Every row meets it. */
    static final Condition NONE = new Condition("true", List.of());

    Condition {
        binds = List.copyOf(binds);
    }

    static Condition of(String sql, Object... binds) {
        return new Condition(sql, List.of(binds));
    }

    static Condition all(List<Condition> conditions) {
        return joined(conditions.stream().filter(condition -> !condition.equals(NONE)), " and ");
    }

    static Condition any(List<Condition> conditions) {
        return joined(conditions.stream(), " or ");
    }

    private static Condition joined(Stream<Condition> conditions, String word) {
        List<Condition> list = conditions.toList();
        return switch (list.size()) {
            case 0 -> NONE;
            case 1 -> list.getFirst();
            default ->
                new Condition(
                        list.stream().map(Condition::sql).collect(Collectors.joining(word, "(", ")")),
                        list.stream()
                                .flatMap(condition -> condition.binds().stream())
                                .toList());
        };
    }
}
