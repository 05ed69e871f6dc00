package pacs.archive.names;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a question for a name asks of the index of names. */
public final class NameQuestion {

    /** One thing a name must have among its tokens. */
    public sealed interface Term {

        /** This token. */
        record Equal(String token) implements Term {}

        /** A token with this beginning. */
        record Beginning(String letters) implements Term {}

        /** The letters of the whole name begin like this, and are like the pattern of LIKE, which ends with {@link NameTokens#WHOLE}. */
        record Pattern(String letters, String pattern) implements Term {}
    }

    private static final Pattern WILDCARDS = Pattern.compile("[*?]");

    private NameQuestion() {}

    /**
     * What a person types: characters that stand together anywhere in the name, the beginning of its letters or initials from
     * any syllable on. Several words must all fit, in any order.
     *
     * @return none when there is neither letter nor character in it
     */
    public static List<Term> typed(String text) {
        List<Term> terms = new ArrayList<>();
        for (String run : NameText.runs(text)) {
            int characters = run.codePointCount(0, run.length());
            NameTokens.grams(run, Math.min(characters, NameTokens.LONGEST_GRAM))
                    .forEach(gram -> terms.add(new Term.Equal(gram)));
        }
        for (String word : NameText.words(text)) {
            terms.add(
                    word.length() <= NameTokens.LONGEST_SHORT
                            ? new Term.Equal(word)
                            : new Term.Beginning(NameTokens.cut(word)));
        }
        return terms;
    }

    /**
     * The letters of a whole name, with the wildcards of DICOM (PS3.4 C.2.2.2.4) or without.
     *
     * @return nothing when it begins with a wildcard or has no letters: no index can help then
     */
    public static List<Term> whole(String text) {
        String[] pieces = WILDCARDS.split(text, 2);
        String beginning = NameText.joined(pieces[0]);
        if (beginning.isEmpty()) {
            return List.of();
        }
        if (beginning.length() >= NameTokens.LONGEST) {
            return List.of(new Term.Beginning(NameTokens.cut(beginning)));
        }
        return pieces.length == 1
                ? List.of(new Term.Equal(beginning + NameTokens.WHOLE))
                : List.of(new Term.Pattern(beginning, pattern(text)));
    }

    private static String pattern(String text) {
        StringBuilder pattern = new StringBuilder();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean wildcard = i < text.length() && (text.charAt(i) == '*' || text.charAt(i) == '?');
            if (wildcard || i == text.length()) {
                pattern.append(NameText.joined(text.substring(start, i)));
                start = i + 1;
            }
            if (wildcard) {
                pattern.append(text.charAt(i) == '*' ? '%' : '_');
            }
        }
        return pattern.append(NameTokens.WHOLE).toString();
    }
}
