package pacs.archive.intake;

import pacs.archive.catalogue.InstanceKey;
import pacs.archive.catalogue.ObjectFacts;

/** A received object that is what it was said to be and can be catalogued. */
record Checked(Received received, ObjectFacts facts) {

    InstanceKey key() {
        return facts.instanceKey(received.incoming().transfer().institution());
    }
}
