package pacs.dicom.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code uids.tsv}, read when first asked. */
final class UidTable {

    /** Storage classes are told by their names; Media Storage Directory and Storage Commitment are not among them. */
    private static final Pattern STORAGE = Pattern.compile("(?!Media Storage|Storage ).* Storage\\b.*");

    static final UidTable INSTANCE = new UidTable(ResourceTable.rows("uids.tsv"));

    private final Map<String, String> names = new HashMap<>();
    private final List<SopClass> storageClasses;

    private UidTable(List<String[]> rows) {
        List<SopClass> storage = new ArrayList<>();
        for (String[] row : rows) {
            names.put(row[0], row[2]);
            if (row[1].equals("SOP Class") && STORAGE.matcher(row[2]).matches()) {
                storage.add(new SopClass(row[0]));
            }
        }
        storageClasses = List.copyOf(storage);
    }

    Optional<String> name(String uid) {
        return Optional.ofNullable(names.get(uid));
    }

    List<SopClass> storageClasses() {
        return storageClasses;
    }
}
