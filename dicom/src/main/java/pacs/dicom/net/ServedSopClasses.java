package pacs.dicom.net;

import java.util.Set;
import pacs.dicom.core.Dictionary;
import pacs.dicom.core.SopClass;

/**
 * The SOP classes of our SCP: Verification, the standard's storage classes (PS3.4 B.5), and whatever the dictionary does
 * not know, as that is private or newer than this program. The standard's other services are not among them.
 */
final class ServedSopClasses {

    static final SopClass VERIFICATION = new SopClass("1.2.840.10008.1.1");

    private static final Set<SopClass> STORAGE = Set.copyOf(Dictionary.storageClasses());

    private ServedSopClasses() {}

    static boolean contain(SopClass sopClass) {
        return sopClass.equals(VERIFICATION)
                || STORAGE.contains(sopClass)
                || Dictionary.uidName(sopClass.value()).isEmpty();
    }
}
