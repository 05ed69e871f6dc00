package pacs.archive.completeness;

import java.util.Locale;
import pacs.platform.receipts.ManifestLine;

/** An instance of a manifest that is not here as it was announced. */
record Gap(Kind kind, ManifestLine line) {

    /** As the database spells it, in small letters. */
    enum Kind {
        MISSING,
        DIFFERING,
        DAMAGED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
