package pacs.dicom.core;

import java.util.List;
import java.util.Optional;

/** The registries of the standard: data elements (PS3.6, PS3.7 Annex E) and UIDs (PS3.6 Annex A). */
public final class Dictionary {

    private Dictionary() {}

    /**
     * What the standard says about one element.
     *
     * @param tag as asked for; in a repeating group that is the member of the group
     * @param vr where the standard leaves a choice: OW if that is among it, as implicit VR requires (PS3.5 A.1), else
     *     the first
     * @param keyword without spaces, unique; empty for a few retired elements
     * @param name in English
     * @param vm value multiplicity, such as {@code 1-n}
     */
    public record Entry(int tag, Vr vr, String keyword, String name, String vm, boolean retired) {}

    /** The standard element with this tag, be it in a repeating group (PS3.5 7.6). */
    public static Optional<Entry> find(int tag) {
        return ElementTable.INSTANCE.find(tag);
    }

    /** The VR an element has where the transfer syntax does not say it: UN for what nobody registered (PS3.5 6.2.2). */
    public static Vr vrOf(int tag) {
        if (Tag.element(tag) == 0) {
            return Vr.UL;
        }
        if (Tag.isPrivate(tag)) {
            return Tag.isPrivateCreator(tag) ? Vr.LO : Vr.UN;
        }
        return find(tag).map(Entry::vr).orElse(Vr.UN);
    }

    /**
     * Whether the standard says "US or SS": the value is signed where Pixel Representation (0028,0103) is 1, which in
     * implicit VR only the reader can know (PS3.5 A.1).
     */
    public static boolean isSignedWithPixels(int tag) {
        return ElementTable.INSTANCE.isSignedWithPixels(tag);
    }

    /** The tag with this keyword; for a repeating group that of its first member. */
    public static Optional<Integer> tagOf(String keyword) {
        return ElementTable.INSTANCE.tagOf(keyword);
    }

    /** The name of a registered UID. */
    public static Optional<String> uidName(String uid) {
        return UidTable.INSTANCE.name(uid);
    }

    /** Every registered SOP class that a composite object can belong to, retired ones too (PS3.4 B.5, PS3.6 A). */
    public static List<SopClass> storageClasses() {
        return UidTable.INSTANCE.storageClasses();
    }
}
