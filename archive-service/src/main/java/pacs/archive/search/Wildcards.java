package pacs.archive.search;

import java.util.List;

/** Text with {@code *} for any characters and {@code ?} for one (PS3.4 C.2.2.2.4). */
final class Wildcards {

    private Wildcards() {}

    static boolean areIn(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** Up to the first wildcard. */
    static String prefix(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '*' && text.charAt(end) != '?') {
            end++;
        }
        return text.substring(0, end);
    }

    /** A column that equals the text or, where it has wildcards, fits it; an index serves what precedes them. */
    static Condition match(String column, String text) {
        if (!areIn(text)) {
            return Condition.of(column + " = ?", text);
        }
        String prefix = prefix(text);
        String rest = text.substring(prefix.length());
        Condition begins = prefix.isEmpty() ? Condition.NONE : Condition.of(column + " ^@ ?", prefix);
        boolean anyEnd = rest.chars().allMatch(c -> c == '*');
        return anyEnd ? begins : Condition.all(List.of(begins, Condition.of(column + " like ?", likePattern(text))));
    }

    /** As LIKE writes it: what has a meaning there is escaped. */
    static String likePattern(String text) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '*' -> pattern.append('%');
                case '?' -> pattern.append('_');
                case '%', '_', '\\' -> pattern.append('\\').append(c);
                default -> pattern.append(c);
            }
        }
        return pattern.toString();
    }
}
