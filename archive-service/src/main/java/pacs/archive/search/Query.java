package pacs.archive.search;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked.
 *
 * @param criteria values to match as a data set or a URL has them; an empty one matches everything
 * @param fuzzy whether PatientName is what a person types (PS3.18 8.3.4.2): characters, pinyin, initials
 * @param limit the most matches wanted
 * @param offset how many to pass over first
 */
public record Query(
        QueryLevel level,
        Scope scope,
        Map<QueryKey, String> criteria,
        boolean fuzzy,
        Fields fields,
        List<Order> orders,
        int limit,
        int offset) {

    public Query {
        criteria = Map.copyOf(criteria);
        orders = List.copyOf(orders);
    }

    /** With literal matching. */
    public Query(
            QueryLevel level,
            Scope scope,
            Map<QueryKey, String> criteria,
            Fields fields,
            List<Order> orders,
            int limit,
            int offset) {
        this(level, scope, criteria, false, fields, orders, limit, offset);
    }

    /** The keys the catalogue answers with, in the order of their declaration. */
    Set<QueryKey> returned() {
        EnumSet<QueryKey> keys = EnumSet.noneOf(QueryKey.class);
        for (QueryKey key : QueryKey.values()) {
            boolean mine = key.level() == level || !scope.fixes(key.level());
            boolean asked = fields.all() || fields.tags().contains(key.tag()) || criteria.containsKey(key);
            if (level.reaches(key.level()) && ((key.alwaysReturned() && mine) || asked || isIdentity(key))) {
                keys.add(key);
            }
        }
        return keys;
    }

    private static boolean isIdentity(QueryKey key) {
        return key == QueryKey.STUDY_INSTANCE_UID || key == QueryKey.SERIES_INSTANCE_UID;
    }

    /** The token of the index of names to begin with. */
    Optional<String> nameToken() {
        return fuzzy
                ? Optional.ofNullable(criteria.get(QueryKey.PATIENT_NAME)).flatMap(NameIndex::first)
                : Optional.empty();
    }

    /** @throws pacs.platform.Refusal when a value cannot be matched */
    Condition condition() {
        return Criteria.of(criteria, fuzzy, NameIndex::rest);
    }

    /** The same with the token that {@link #nameToken} takes out of it. */
    Condition wholeCondition() {
        return Criteria.of(criteria, fuzzy, NameIndex::whole);
    }
}
