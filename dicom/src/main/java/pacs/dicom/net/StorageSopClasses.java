package pacs.dicom.net;

import java.util.Set;

/** Which SOP classes hold objects of patients (PS3.4 B.5): all but the standard's classes of other services. */
final class StorageSopClasses {

    static final String VERIFICATION = "1.2.840.10008.1.1";

    private static final String STANDARD = "1.2.840.10008.";
    private static final String COMPOSITE = "1.2.840.10008.5.1.4.1.1.";

    /** Radiotherapy delivery instructions, which stand apart from the rest. */
    private static final Set<String> APART = Set.of("1.2.840.10008.5.1.4.34.7", "1.2.840.10008.5.1.4.34.10");

    /** FIND, MOVE and GET of protocol approvals and inventories stand between the storage classes. */
    private static final Set<String> NO_STORAGE = Set.of(
            "1.2.840.10008.5.1.4.1.1.200.4",
            "1.2.840.10008.5.1.4.1.1.200.5",
            "1.2.840.10008.5.1.4.1.1.200.6",
            "1.2.840.10008.5.1.4.1.1.201.2",
            "1.2.840.10008.5.1.4.1.1.201.3",
            "1.2.840.10008.5.1.4.1.1.201.4",
            "1.2.840.10008.5.1.4.1.1.201.5",
            "1.2.840.10008.5.1.4.1.1.201.6");

    private StorageSopClasses() {}

    /** Private classes and storage classes newer than this program count as storage. */
    static boolean contains(String sopClass) {
        return !sopClass.startsWith(STANDARD)
                || APART.contains(sopClass)
                || (sopClass.startsWith(COMPOSITE) && !NO_STORAGE.contains(sopClass));
    }
}
