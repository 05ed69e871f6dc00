package pacs.archive.names;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of a name, or of a question for one, taken apart: what both are compared in. */
final class NameText {

    /** Text beyond this is not looked at: no name is as long. */
    private static final int LONGEST = 256;

    private static final int MOST_WORDS = 16;
    private static final Pattern IGNORED = Pattern.compile("[\\p{M}'’`]+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+|\\p{IsIdeographic}+");
    private static final Pattern NOT_HAN = Pattern.compile("\\P{IsIdeographic}+");

    private NameText() {}

    /** Small letters and digits without diacritics, parted at whatever else stands between them; no Chinese characters. */
    static List<String> words(String text) {
        return GAPS.splitAsStream(plain(text))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }

    /** Runs of Chinese characters, in their simplified form. */
    static List<String> runs(String text) {
        return Stream.of(NOT_HAN.split(beginning(text)))
                .filter(run -> !run.isEmpty())
                .map(Han::simplified)
                .toList();
    }

    /** All its letters in one word. */
    static String joined(String text) {
        return words(text).stream().collect(Collectors.joining());
    }

    private static String plain(String text) {
        String base = IGNORED.matcher(Normalizer.normalize(beginning(text), Normalizer.Form.NFKD))
                .replaceAll("");
        return Normalizer.normalize(base, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static String beginning(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
