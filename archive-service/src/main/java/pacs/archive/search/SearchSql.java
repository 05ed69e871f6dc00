package pacs.archive.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the statements of a query. Every one of them is held to one institution. */
final class SearchSql {

    private SearchSql() {}

    static PreparedStatement count(Connection connection, Query query) throws SQLException {
        Condition wanted = wanted(query);
        return prepared(connection, "select count(*)" + from(query) + " where " + wanted.sql(), wanted.binds());
    }

    /** @param most one more than the query wants tells whether there are more */
    static PreparedStatement select(Connection connection, Query query, int most) throws SQLException {
        String columns = query.returned().stream().map(QueryKey::column).collect(Collectors.joining(", "));
        String place = query.level() == QueryLevel.INSTANCE ? ", i.blob, i.position" : "";
        Condition wanted = wanted(query);
        List<Object> binds = new ArrayList<>(wanted.binds());
        binds.add(most);
        binds.add(query.offset());
        return prepared(
                connection,
                "select " + columns + place + from(query) + " where " + wanted.sql() + " order by "
                        + String.join(", ", order(query)) + " limit ? offset ?",
                binds);
    }

    private static String from(Query query) {
        String studies = query.nameToken().isEmpty()
                ? " from archive.study s"
                : " from archive.name_token n join archive.study s on s.id = n.study and s.institution = n.institution";
        return switch (query.level()) {
            case STUDY -> studies;
            case SERIES -> studies + " join archive.series e on e.study = s.id";
            case INSTANCE ->
                studies + " join archive.series e on e.study = s.id"
                        + " join archive.instance i on i.series = e.id"
                        + " join archive.sop_class c on c.id = i.sop_class"
                        + " join archive.transfer_syntax t on t.id = i.transfer_syntax";
        };
    }

    private static Condition wanted(Query query) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(
                Condition.of("s.institution = ?", query.scope().institution().value()));
        query.scope().study().ifPresent(study -> conditions.add(Condition.of("s.study_uid = ?", study.value())));
        query.scope().series().ifPresent(series -> conditions.add(Condition.of("e.series_uid = ?", series.value())));
        query.nameToken().ifPresent(token -> conditions.add(Condition.of("n.token = ?", token)));
        conditions.add(query.condition());
        return Condition.all(conditions);
    }

    /** Latest studies first, series and instances by their numbers. */
    private static List<String> order(Query query) {
        List<String> terms = new ArrayList<>(Order.terms(query.orders()));
        if (query.level() == QueryLevel.STUDY || !query.scope().fixes(QueryLevel.STUDY)) {
            terms.add("s.study_at desc");
            terms.add("s.id desc");
        }
        if (query.level() == QueryLevel.SERIES
                || (query.level() == QueryLevel.INSTANCE && !query.scope().fixes(QueryLevel.SERIES))) {
            terms.add("e.number nulls last");
            terms.add("e.series_uid");
        }
        if (query.level() == QueryLevel.INSTANCE) {
            terms.add("i.number nulls last");
            terms.add("i.sop_uid");
        }
        return query.nameToken().isEmpty() ? terms : asInNames(terms);
    }

    /** The index of names has the moment of its studies, too, and is sorted by it. */
    private static List<String> asInNames(List<String> terms) {
        return terms.stream()
                .map(term -> term.replace("s.study_at", "n.study_at").replace("s.id", "n.study"))
                .toList();
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
