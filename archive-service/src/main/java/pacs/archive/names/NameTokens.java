package pacs.archive.names;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import pacs.dicom.core.PersonName;

/**
 * What a study is found by in the index of names. A name is a row of syllables or words, in each way it may be read: 王小东 is
 * {@code wang xiao dong}. It is found by
 *
 * <ul>
 *   <li>every one to three characters that stand together: 王, 小东, 王小东;
 *   <li>the letters from any syllable on: {@code wangxiaodong$}, {@code xiaodong}, {@code dong}, where {@code $} marks the whole name;
 *   <li>the initials from any syllable on: {@code wxd}, {@code xd};
 *   <li>the first one to five letters of each of these: what many names share, such as a surname, is then one token, whose
 *       studies come sorted.
 * </ul>
 */
public final class NameTokens {

    /** Ends the letters of a whole name. */
    public static final char WHOLE = '$';

    /** Of the letters of a question or a token no more count. */
    static final int LONGEST = 64;

    static final int LONGEST_GRAM = 3;
    static final int LONGEST_SHORT = 5;
    private static final int MOST_CHARACTERS = 16;

    /** A name that is made to be found by everything is found by this much of it. */
    private static final int MOST = 200;

    private final Set<String> tokens = new LinkedHashSet<>();

    private NameTokens() {}

    /** Each once; none of a name without letters and characters. */
    public static List<String> of(PersonName name) {
        NameTokens made = new NameTokens();
        Stream.of(name.alphabetic(), name.ideographic(), name.phonetic()).forEach(made::group);
        return made.tokens.stream().limit(MOST).toList();
    }

    /** Reads the tables of pinyin, which takes about a second, before the first name needs them. */
    public static void prepare() {
        Han.prepare();
    }

    private void group(String group) {
        List<String> words = NameText.words(group);
        spelled(words);
        Syllables.of(words).ifPresent(this::spelled);
        String characters = String.join("", NameText.runs(group));
        int most = characters.offsetByCodePoints(
                0, Math.min(MOST_CHARACTERS, characters.codePointCount(0, characters.length())));
        characters(characters.substring(0, most));
    }

    private void characters(String characters) {
        tokens.addAll(grams(characters, 1));
        tokens.addAll(grams(characters, 2));
        tokens.addAll(grams(characters, LONGEST_GRAM));
        Han.readings(characters).forEach(this::spelled);
    }

    private void spelled(List<String> parts) {
        for (int i = 0; i < parts.size(); i++) {
            List<String> rest = parts.subList(i, parts.size());
            String letters = cut(String.join("", rest));
            add(letters, i == 0 && letters.length() < LONGEST ? letters + WHOLE : letters);
            StringBuilder initials = new StringBuilder();
            rest.forEach(part -> initials.appendCodePoint(part.codePointAt(0)));
            add(initials.toString(), initials.toString());
        }
    }

    private void add(String letters, String token) {
        tokens.add(token);
        for (int length = 1; length <= Math.min(LONGEST_SHORT, letters.length()); length++) {
            tokens.add(letters.substring(0, length));
        }
    }

    static String cut(String letters) {
        return letters.length() > LONGEST ? letters.substring(0, LONGEST) : letters;
    }

    /** Every so many characters that stand together. */
    static List<String> grams(String characters, int length) {
        int[] points = characters.codePoints().toArray();
        return Stream.iterate(0, i -> i + length <= points.length, i -> i + 1)
                .map(i -> new String(points, i, length))
                .distinct()
                .toList();
    }
}
