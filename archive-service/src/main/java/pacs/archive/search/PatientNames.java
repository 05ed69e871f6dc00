package pacs.archive.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import pacs.archive.names.NameQuestion;
import pacs.archive.names.NameQuestion.Term;

/**
 * Matches a patient's name in whichever way of writing it was asked for: characters against the ideographic group, all
 * else against the romanised one. Case and diacritics do not matter, and {@code ^} is a space (PS3.4 C.2.2.2.1 leaves
 * both to the archive). Where the question has no separator, those of the name do not matter either: {@code 王小东} finds
 * {@code 王^小东}. Letters also find a name by how its characters are spoken: {@code wangxiaodong} finds {@code 王^小东}.
 */
final class PatientNames {

    private static final Pattern IDEOGRAPH = Pattern.compile("\\p{IsIdeographic}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[\\^\\s]+");

    private PatientNames() {}

    /**
     * @param roman column in capital Latin letters, components parted by one space
     * @param ideographic column of the characters, in the same form
     */
    static Matching in(String roman, String ideographic) {
        return value -> {
            List<Condition> groups = new ArrayList<>();
            for (String group : value.split("=")) {
                String text = GAPS.matcher(group).replaceAll(" ").strip();
                if (IDEOGRAPH.matcher(text).find()) {
                    groups.add(Condition.of(ideographic + " <> ''")); // the index leaves those out
                    groups.add(written(ideographic, text));
                } else if (!text.isEmpty()) {
                    groups.add(spelled(text, written(roman, capitals(text)), ideographic));
                }
            }
            return Condition.all(groups);
        };
    }

    /** The index of names holds both what was written in letters and what is spoken; where it cannot help, only the former. */
    private static Condition spelled(String text, Condition written, String ideographic) {
        List<Term> terms = NameQuestion.whole(text);
        return terms.isEmpty()
                ? written
                : Condition.all(List.of(
                        NameIndex.all(terms), Condition.any(List.of(written, Condition.of(ideographic + " <> ''")))));
    }

    private static Condition written(String column, String text) {
        String binary = "(" + column + " collate \"C\")";
        if (text.indexOf(' ') >= 0) {
            return Wildcards.match(binary, text);
        }
        Condition fits = Wildcards.match("replace(" + column + ", ' ', '')", text);
        String prefix = Wildcards.prefix(text);
        if (prefix.isEmpty()) {
            return fits;
        }
        // What the first character leaves is little enough to look at, and an index finds it.
        String first = prefix.substring(0, prefix.offsetByCodePoints(0, 1));
        return Condition.all(List.of(Condition.of(binary + " ^@ ?", first), fits));
    }

    private static String capitals(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
    }
}
