package pacs.archive.catalogue;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import pacs.archive.names.NameTokens;
import pacs.dicom.core.PersonName;

/**
 * A person name as received and as it is searched (PS3.5 6.2.1).
 *
 * @param original all component groups, {@code Wang^XiaoDong=王^小东}
 * @param ideographic components separated by one space, {@code 王 小东}; also when it came in the alphabetic group
 * @param roman capital letters without diacritics, components separated by one space, {@code WANG XIAODONG}
 */
record SearchName(String original, String ideographic, String roman) {

    private static final int LONGEST = 256;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[\\^\\s]+");
    private static final Pattern IDEOGRAPH = Pattern.compile("\\p{IsIdeographic}");

    static SearchName of(Optional<PersonName> name) {
        return name.map(SearchName::of).orElse(new SearchName("", "", ""));
    }

    private static SearchName of(PersonName name) {
        boolean inAlphabetic = IDEOGRAPH.matcher(name.alphabetic()).find();
        String ideographic = name.ideographic().isEmpty() && inAlphabetic ? name.alphabetic() : name.ideographic();
        String roman = inAlphabetic ? "" : name.alphabetic();
        return new SearchName(cut(name.toString()), cut(spaced(ideographic)), cut(capitals(roman)));
    }

    /** What a study of this patient is found by; made when asked for, as few objects begin a study. */
    List<String> tokens() {
        return NameTokens.of(PersonName.parse(original));
    }

    private static String capitals(String text) {
        String base =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return spaced(base.toUpperCase(Locale.ROOT));
    }

    private static String spaced(String text) {
        return GAPS.matcher(text).replaceAll(" ").strip();
    }

    private static String cut(String text) {
        return Texts.cut(text, LONGEST);
    }
}
