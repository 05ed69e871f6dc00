package pacs.archive.dicomweb;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pacs.archive.search.Fields;
import pacs.archive.search.Order;
import pacs.archive.search.Query;
import pacs.archive.search.QueryKey;
import pacs.archive.search.QueryLevel;
import pacs.archive.search.Scope;
import pacs.platform.Refusal;

/**
 * The parameters of a search (PS3.18 8.3.4, 10.6.1.2), and two of our own: {@code orderby} and {@code count}.
 *
 * @param count whether the answer says how many matches there are in all
 * @param literalName whether fuzzy matching was asked for, and of a name that is matched literally all the same
 */
record QidoRequest(Query query, boolean count, boolean literalName) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** @throws Refusal when a parameter is unknown or malformed; the message names it */
    static QidoRequest parse(QueryLevel level, Scope scope, Map<String, List<String>> parameters) {
        Map<QueryKey, String> criteria = new EnumMap<>(QueryKey.class);
        Set<Integer> tags = new HashSet<>();
        List<Order> orders = new ArrayList<>();
        Map<String, String> settings = new HashMap<>();
        parameters.forEach((name, values) -> {
            switch (name) {
                case "includefield" -> words(values).forEach(word -> include(word, tags, settings));
                case "orderby" -> words(values).forEach(word -> orders.add(order(level, word)));
                case "limit", "offset", "count", "fuzzymatching" -> settings.put(name, single(name, values));
                case "accept" -> {} // chosen by the resource (PS3.18 8.3.3.1)
                default -> criterion(level, name, values, criteria);
            }
        });
        boolean fuzzy = flag(settings, "fuzzymatching");
        Query query = new Query(
                level,
                scope,
                criteria,
                fuzzy,
                new Fields(settings.containsKey("all"), tags),
                orders,
                number(settings, "limit", Integer.MAX_VALUE),
                number(settings, "offset", 0));
        return new QidoRequest(
                query, flag(settings, "count"), fuzzy && criteria.containsKey(QueryKey.REFERRING_PHYSICIAN_NAME));
    }

    /** Whether more is wanted than one answer holds. */
    boolean wantsMoreThanAnAnswerHolds() {
        return query.limit() > query.level().most();
    }

    private static Stream<String> words(List<String> values) {
        return values.stream().flatMap(value -> Stream.of(value.split(","))).map(String::strip);
    }

    private static void include(String word, Set<Integer> tags, Map<String, String> settings) {
        if (word.equals("all")) {
            settings.put("all", "true");
        } else {
            tags.add(AttributeName.tag(word));
        }
    }

    private static Order order(QueryLevel level, String word) {
        boolean descending = word.startsWith("-");
        return new Order(key(level, descending ? word.substring(1) : word), descending);
    }

    private static void criterion(QueryLevel level, String name, List<String> values, Map<QueryKey, String> criteria) {
        QueryKey key = key(level, name);
        boolean list = key.isUid();
        if (values.size() > 1 && !list) {
            throw refusal(name + " is given more than once.");
        }
        String value = String.join(",", values);
        if (criteria.put(key, value) != null) {
            throw refusal(key.keyword() + " is given twice, by keyword and by tag.");
        }
    }

    private static QueryKey key(QueryLevel level, String name) {
        return QueryKey.of(AttributeName.tag(name))
                .filter(key -> key.level().compareTo(level) <= 0)
                .orElseThrow(() -> refusal(name + " is no attribute that "
                        + switch (level) {
                            case STUDY -> "studies";
                            case SERIES -> "series";
                            case INSTANCE -> "instances";
                        }
                        + " can be searched by here."));
    }

    private static String single(String name, List<String> values) {
        if (values.size() != 1) {
            throw refusal(name + " is given more than once.");
        }
        return values.getFirst();
    }

    private static int number(Map<String, String> settings, String name, int usual) {
        String value = settings.getOrDefault(name, "");
        if (!NUMBER.matcher(value).matches() && settings.containsKey(name)) {
            throw refusal(name + " is a whole number from 0 to 999999999, not '" + value + "'.");
        }
        return settings.containsKey(name) ? Integer.parseInt(value) : usual;
    }

    private static boolean flag(Map<String, String> settings, String name) {
        return switch (settings.getOrDefault(name, "false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refusal(name + " is true or false, not '" + settings.get(name) + "'.");
        };
    }

    private static Refusal refusal(String message) {
        return new Refusal(Refusal.Reason.INVALID_REQUEST, message);
    }
}
