package pacs.dicom.core;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person's name in up to three ways of writing, each of up to five components (family, given, middle, prefix, suffix)
 * parted by {@code ^} (PS3.5 6.2.1). A way that is missing is an empty string.
 *
 * @param alphabetic in single-byte characters, such as {@code Wang^XiaoDong}
 * @param ideographic as the person writes it, such as {@code 王^小东}
 * @param phonetic in kana or hangul
 */
public record PersonName(String alphabetic, String ideographic, String phonetic) {

    private static final int GROUPS = 3;

    /** Of one value of VR PN; what follows a third {@code =} is dropped. */
    public static PersonName parse(String value) {
        String[] groups = value.split("=", -1);
        return new PersonName(group(groups, 0), group(groups, 1), group(groups, 2));
    }

    private static String group(String[] groups, int index) {
        return index < Math.min(groups.length, GROUPS) ? groups[index].strip().replaceAll("\\^+$", "") : "";
    }

    /** For people: as the person writes it if known, else alphabetic; components parted by spaces, empty ones left out. */
    public String display() {
        return Stream.of(ideographic, alphabetic, phonetic)
                .map(PersonName::spaced)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String spaced(String group) {
        return Stream.of(group.split("\\^"))
                .map(String::strip)
                .filter(component -> !component.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** As a value of VR PN, without delimiters that end it. */
    @Override
    public String toString() {
        return String.join("=", alphabetic, ideographic, phonetic).replaceAll("=+$", "");
    }
}
