package pacs.platform.tenancy;

import java.util.Optional;
import pacs.platform.tenancy.Fields.Text;

/** Finds a person who is given two of the roles that stand apart. */
final class Apart {

    private final Faults faults;
    private Optional<Text> first = Optional.empty();

    Apart(Faults faults) {
        this.faults = faults;
    }

    /** A role of the person, at any institution. */
    void give(Text word) {
        if (Role.of(word.value()).filter(Role::standsApart).isEmpty()) {
            return;
        }
        if (first.isEmpty()) {
            first = Optional.of(word);
        }
        Text before = first.get();
        if (!before.value().equals(word.value())) {
            faults.add(
                    word.place(),
                    "'" + word.value() + "' is never the same person as '" + before.value() + "' on line "
                            + before.place().line() + ": give it to somebody else.");
        }
    }
}
