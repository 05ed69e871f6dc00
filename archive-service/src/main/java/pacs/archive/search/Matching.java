package pacs.archive.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pacs.dicom.core.Uid;

/** How a key's value becomes a condition (PS3.4 C.2.2.2). An empty value, universal matching, never comes here. */
@FunctionalInterface
interface Matching {

    Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d{1,9}");

    /** @throws IllegalArgumentException when the value cannot be matched; the message says why, beginning with the value */
    Condition condition(String value);

    /** Single value and wildcard matching; upper and lower case differ (PS3.4 C.2.2.2.1). */
    static Matching text(String column) {
        return value -> Wildcards.match(column, value);
    }

    /** The same for a person's name that is kept as it was received; case does not matter, any group may fit. */
    static Matching name(String column) {
        return value -> {
            Condition fits = Wildcards.match("upper(written)", value.toUpperCase(java.util.Locale.ROOT));
            return new Condition(
                    "exists (select from unnest(string_to_array(" + column + ", '=')) as written where " + fits.sql()
                            + ")",
                    fits.binds());
        };
    }

    /** One UID or a list of them, parted by comma or backslash (PS3.4 C.2.2.2.2, PS3.18 8.3.4.1). */
    static Matching uid(String column) {
        return value -> {
            List<String> uids = Stream.of(value.split("[,\\\\]", -1))
                    .map(uid -> new Uid(uid.strip()).value())
                    .toList();
            return uids.size() == 1
                    ? Condition.of(column + " = ?", uids.getFirst())
                    : Condition.of(column + " = any(?)", uids);
        };
    }

    /** One whole number. */
    static Matching number(String column) {
        return value -> {
            if (!WHOLE_NUMBER.matcher(value.strip()).matches()) {
                throw new IllegalArgumentException("'" + value + "' is no whole number");
            }
            return Condition.of(column + " = ?", Integer.parseInt(value.strip()));
        };
    }

    /** A column of several values, of which any may fit any of those asked for (PS3.4 C.2.2.2.1). */
    static Matching anyOf(String column) {
        return value -> {
            List<Condition> conditions = new ArrayList<>();
            for (String wanted : value.split("[,\\\\]")) {
                String word = wanted.strip();
                Condition fits = Wildcards.match("held", word);
                conditions.add(
                        Wildcards.areIn(word)
                                ? new Condition(
                                        "exists (select from unnest(" + column + ") as held where " + fits.sql() + ")",
                                        fits.binds())
                                : Condition.of(column + " @> ?", List.of(word)));
            }
            return Condition.any(conditions);
        };
    }
}
