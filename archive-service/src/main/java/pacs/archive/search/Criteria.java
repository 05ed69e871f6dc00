package pacs.archive.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import pacs.platform.Refusal;

/** All of a query's criteria as one condition. */
final class Criteria {

    private Criteria() {}

    /** With literal matching. */
    static Condition of(Map<QueryKey, String> criteria) {
        return of(criteria, false, NameIndex::rest);
    }

    /** @param names what a name that a person typed is as a condition */
    static Condition of(Map<QueryKey, String> criteria, boolean fuzzy, Function<String, Condition> names) {
        Map<QueryKey, String> rest = new EnumMap<>(QueryKey.class);
        criteria.forEach((key, value) -> {
            if (value.indexOf('\0') >= 0) {
                throw refusal(key.keyword(), "a NUL character is part of no value");
            }
            if (!value.isBlank()) {
                rest.put(key, value);
            }
        });
        List<Condition> conditions = new ArrayList<>();
        moment(rest, QueryKey.STUDY_DATE, QueryKey.STUDY_TIME, conditions);
        moment(
                rest,
                QueryKey.PERFORMED_PROCEDURE_STEP_START_DATE,
                QueryKey.PERFORMED_PROCEDURE_STEP_START_TIME,
                conditions);
        if (fuzzy && rest.containsKey(QueryKey.PATIENT_NAME)) {
            String typed = rest.remove(QueryKey.PATIENT_NAME);
            conditions.add(named(QueryKey.PATIENT_NAME.keyword(), () -> names.apply(typed)));
        }
        rest.forEach((key, value) -> conditions.add(named(key.keyword(), () -> key.condition(value))));
        return Condition.all(conditions);
    }

    private static void moment(Map<QueryKey, String> rest, QueryKey date, QueryKey time, List<Condition> conditions) {
        String dates = rest.getOrDefault(date, "");
        String times = rest.getOrDefault(time, "");
        if (!dates.isEmpty() && !times.isEmpty()) {
            conditions.add(named(
                    date.keyword() + " and " + time.keyword(),
                    () -> Dates.moment(date.column(), time.column(), dates, times)));
            rest.remove(date);
            rest.remove(time);
        }
    }

    private static Condition named(String name, Supplier<Condition> condition) {
        try {
            return condition.get();
        } catch (IllegalArgumentException e) {
            throw refusal(name, String.valueOf(e.getMessage()));
        }
    }

    private static Refusal refusal(String name, String why) {
        return new Refusal(Refusal.Reason.INVALID_REQUEST, name + ": " + why + ".");
    }
}
