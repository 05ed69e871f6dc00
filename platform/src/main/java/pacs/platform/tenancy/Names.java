package pacs.platform.tenancy;

import java.util.HashMap;
import java.util.Map;
import pacs.platform.tenancy.Fields.Text;

/** The names of one kind in a region file: each given once, and every name used somewhere given. */
final class Names {

    private final String kind;
    private final Faults faults;
    private final Map<String, Place> given = new HashMap<>();

    /** @param kind in a sentence, such as {@code code of an institution} */
    Names(String kind, Faults faults) {
        this.kind = kind;
        this.faults = faults;
    }

    void give(Text name) {
        if (name.isEmpty()) {
            return;
        }
        Place first = given.putIfAbsent(name.value(), name.place());
        if (first != null) {
            faults.add(
                    name.place(),
                    "'" + name.value() + "' is already the " + kind + " on line " + first.line()
                            + "; each stands for one only.");
        }
    }

    /** Once all are given. */
    void use(Text name) {
        if (!name.isEmpty() && !given.containsKey(name.value())) {
            faults.add(name.place(), "'" + name.value() + "' is not the " + kind + " in this file.");
        }
    }
}
