package pacs.archive.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes the statements of a query, of one part or of two. Each part is held to what the viewer may see. */
final class SearchSql {

    private SearchSql() {}

    static PreparedStatement count(Connection connection, Query query, List<Part> parts) throws SQLException {
        List<Object> binds = new ArrayList<>();
        String sum = parts.stream()
                .map(part -> {
                    Condition wanted = part.wanted(query);
                    binds.addAll(wanted.binds());
                    return "(select count(*)" + part.tables(query) + " where " + wanted.sql() + ")";
                })
                .collect(Collectors.joining(" + "));
        return prepared(connection, "select " + sum, binds);
    }

    /**
     * Rows of the returned keys in their order, the institution whose each is, and of instances their place.
     *
     * @param most one more than the query wants tells whether there are more
     */
    static PreparedStatement select(Connection connection, Query query, List<Part> parts, int most)
            throws SQLException {
        List<Object> binds = new ArrayList<>();
        String sql = parts.size() == 1 ? one(query, parts.getFirst(), binds) : several(query, parts, most, binds);
        binds.add(most);
        binds.add(query.offset());
        return prepared(connection, sql + " limit ? offset ?", binds);
    }

    private static String one(Query query, Part part, List<Object> binds) {
        Condition wanted = part.wanted(query);
        binds.addAll(wanted.binds());
        String columns =
                query.returned().stream().map(key -> key.column() + ", ").collect(Collectors.joining());
        return "select " + columns + "s.institution as owner" + place(query, "i.") + part.tables(query) + " where "
                + wanted.sql() + ordered(query, part);
    }

    /** As many of each part as could be wanted, and of those the first. */
    private static String several(Query query, List<Part> parts, int most, List<Object> binds) {
        List<SortTerm> terms = order(query);
        List<String> selects = new ArrayList<>();
        for (Part part : parts) {
            Condition wanted = part.wanted(query);
            binds.addAll(wanted.binds());
            binds.add(most + query.offset());
            selects.add("(select " + named(query, part, terms) + place(query, "i.") + part.tables(query) + " where "
                    + wanted.sql() + ordered(query, part) + " limit ?)");
        }
        String columns = IntStream.range(0, query.returned().size())
                .mapToObj(i -> "k" + i + ", ")
                .collect(Collectors.joining());
        String order = IntStream.range(0, terms.size())
                .mapToObj(i -> "o" + i + terms.get(i).direction())
                .collect(Collectors.joining(", "));
        return "select " + columns + "owner" + place(query, "") + " from (" + String.join(" union all ", selects)
                + ") found order by " + order;
    }

    private static String named(Query query, Part part, List<SortTerm> terms) {
        StringBuilder columns = new StringBuilder();
        int key = 0;
        for (QueryKey returned : query.returned()) {
            columns.append(returned.column()).append(" as k").append(key++).append(", ");
        }
        for (int i = 0; i < terms.size(); i++) {
            String column = part.sortedBy(query, terms.get(i).column());
            columns.append(column).append(" as o").append(i).append(", ");
        }
        return columns.append("s.institution as owner").toString();
    }

    private static String place(Query query, String table) {
        return query.level() == QueryLevel.INSTANCE ? ", " + table + "blob, " + table + "position" : "";
    }

    private static String ordered(Query query, Part part) {
        return order(query).stream()
                .map(term -> part.sortedBy(query, term.column()) + term.direction())
                .collect(Collectors.joining(", ", " order by ", ""));
    }

    /** Latest studies first, series and instances by their numbers. */
    private static List<SortTerm> order(Query query) {
        List<SortTerm> terms = new ArrayList<>(Order.terms(query.orders()));
        if (query.level() == QueryLevel.STUDY || !query.scope().fixes(QueryLevel.STUDY)) {
            terms.add(SortTerm.latest("s.study_at"));
            terms.add(SortTerm.latest("s.id"));
        }
        if (query.level() == QueryLevel.SERIES
                || (query.level() == QueryLevel.INSTANCE && !query.scope().fixes(QueryLevel.SERIES))) {
            terms.add(SortTerm.byNumber("e.number"));
            terms.add(SortTerm.rising("e.series_uid"));
        }
        if (query.level() == QueryLevel.INSTANCE) {
            terms.add(SortTerm.byNumber("i.number"));
            terms.add(SortTerm.rising("i.sop_uid"));
        }
        return terms;
    }

    private static PreparedStatement prepared(Connection connection, String sql, List<Object> binds)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < binds.size(); i++) {
            bind(connection, statement, i + 1, binds.get(i));
        }
        return statement;
    }

    private static void bind(Connection connection, PreparedStatement statement, int index, Object value)
            throws SQLException {
        if (value instanceof List<?> texts) {
            statement.setArray(index, connection.createArrayOf("text", texts.toArray()));
        } else {
            statement.setObject(index, value);
        }
    }
}
