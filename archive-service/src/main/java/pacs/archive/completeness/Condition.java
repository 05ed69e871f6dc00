package pacs.archive.completeness;

import java.util.List;
import pacs.platform.receipts.ManifestLine;

/**
 * What the bytes of the instances are like that are here.
 *
 * @param damaged gone, or not what was stored
 * @param unchecked not read again yet
 * @param areCopied whether all lie in the second place, too
 */
record Condition(List<ManifestLine> damaged, int unchecked, boolean areCopied) {

    Condition {
        damaged = List.copyOf(damaged);
    }

    boolean isGood() {
        return damaged.isEmpty() && unchecked == 0;
    }
}
