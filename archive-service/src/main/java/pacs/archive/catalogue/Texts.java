package pacs.archive.catalogue;

import java.util.Optional;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Dictionary;

/** Values of a header as columns hold them. */
final class Texts {

    /** Longer than any VR of a searchable attribute allows (PS3.5 6.2); what is beyond stays in the object only. */
    private static final int LONGEST = 1024;

    /** Of what stands in an index, whose entries have room for 2,704 bytes; LO has 64 characters, SH 16. */
    private static final int LONGEST_KEY = 256;

    private Texts() {}

    /** The first value, empty when there is none. PostgreSQL holds every character but NUL. */
    static String of(DataSet header, int tag) {
        return cut(header.string(tag).orElse(""), LONGEST);
    }

    /** The same for an attribute that is looked up. */
    static String key(DataSet header, int tag) {
        return cut(header.string(tag).orElse(""), LONGEST_KEY);
    }

    /** At most so many characters, never half of one. */
    static String cut(String text, int longest) {
        String clean = text.replace("\0", "");
        if (clean.length() <= longest) {
            return clean;
        }
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest);
    }

    /** The value of an attribute without which an object cannot be identified. */
    static String uid(DataSet header, int tag) {
        return header.string(tag)
                .orElseThrow(() -> new IllegalArgumentException(
                        "No " + Dictionary.find(tag).orElseThrow().keyword()));
    }

    /** An integer string (VR IS); empty when there is none or it is no integer. */
    static Optional<Integer> number(DataSet header, int tag) {
        return header.integer(tag).stream().boxed().findFirst();
    }
}
