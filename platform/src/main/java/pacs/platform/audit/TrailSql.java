package pacs.platform.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pacs.platform.tenancy.InstitutionId;

/**
 * The statement that answers a question: a branch for each trail, and for an institution one for what it did and one for what
 * was done with its data. Each branch has an index in the order of time, so none reads more rows than it gives.
 */
final class TrailSql {

    /** One condition with its value. */
    private record Condition(String text, List<Object> values) {}

    private final List<Object> values = new ArrayList<>();
    private final List<String> branches = new ArrayList<>();
    private final int limit;

    private TrailSql(int limit) {
        this.limit = limit;
    }

    /** @param schemas of this process, whose names are no input */
    static TrailSql of(TrailQuery query, List<String> schemas, Optional<TrailRow.Place> after, int limit) {
        TrailSql sql = new TrailSql(limit);
        for (String schema : schemas) {
            List<Condition> conditions = conditions(query);
            after.ifPresent(place -> conditions.add(new Condition(
                    "a.at <= ? and (a.at < ? or ('" + schema + "', a.id) < (?, ?))",
                    List.of(place.at(), place.at(), place.trail(), place.id()))));
            query.within()
                    .ifPresentOrElse(own -> sql.addOwn(schema, conditions, own), () -> sql.add(schema, conditions));
        }
        return sql;
    }

    String text() {
        return "select * from (" + String.join(" union all ", branches)
                + ") x order by at desc, trail desc, id desc limit " + limit;
    }

    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Instant instant) {
                statement.setObject(
                        i + 1, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
            } else {
                statement.setObject(i + 1, values.get(i));
            }
        }
    }

    private void addOwn(String schema, List<Condition> conditions, InstitutionId own) {
        List<Condition> did = new ArrayList<>(conditions);
        did.add(new Condition("a.institution = ?", List.of(own.value())));
        add(schema, did);
        List<Condition> suffered = new ArrayList<>(conditions);
        suffered.add(
                new Condition("a.owner = ? and a.institution is distinct from ?", List.of(own.value(), own.value())));
        add(schema, suffered);
    }

    private void add(String schema, List<Condition> conditions) {
        String where = conditions.isEmpty()
                ? ""
                : " where "
                        + String.join(
                                " and ",
                                conditions.stream().map(Condition::text).toList());
        branches.add("(select '" + schema + "' as trail, " + SealedRow.COLUMNS + " from " + schema + ".audit a" + where
                + " order by a.at desc, a.id desc limit " + limit + ")");
        conditions.forEach(condition -> values.addAll(condition.values()));
    }

    private static List<Condition> conditions(TrailQuery query) {
        List<Condition> found = new ArrayList<>();
        TrailQuery.What what = query.what();
        // An index holds what is about anything only; its condition has to be seen.
        what.patient().ifPresent(one -> found.add(new Condition("a.patient = ? and a.patient <> ''", List.of(one))));
        what.study().ifPresent(one -> found.add(new Condition("a.study_uid = ? and a.study_uid <> ''", List.of(one))));
        what.action().ifPresent(one -> found.add(new Condition("a.action = ?", List.of(one))));
        what.owner()
                .ifPresent(
                        one -> found.add(new Condition("coalesce(a.owner, a.institution) = ?", List.of(one.value()))));
        query.who().actor().ifPresent(one -> found.add(new Condition("a.actor = ?", List.of(one))));
        query.who().address().ifPresent(one -> found.add(new Condition("a.address = ?", List.of(one))));
        query.who().institution().ifPresent(one -> found.add(new Condition("a.institution = ?", List.of(one.value()))));
        query.from().ifPresent(one -> found.add(new Condition("a.at >= ?", List.of(one))));
        query.until().ifPresent(one -> found.add(new Condition("a.at < ?", List.of(one))));
        query.result()
                .map(result -> result == TrailQuery.Result.REFUSED ? "a.refusal <> ''" : "a.refusal = ''")
                .ifPresent(text -> found.add(new Condition(text, List.of())));
        return found;
    }
}
