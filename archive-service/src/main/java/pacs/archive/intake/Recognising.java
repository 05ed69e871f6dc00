package pacs.archive.intake;

import java.util.Optional;
import pacs.archive.catalogue.Catalogue;
import pacs.platform.blobs.Sha256;

/** Fourth step: what is here already needs no second copy. */
final class Recognising {

    private final Catalogue catalogue;

    Recognising(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Whether the same data set is here, durable. One whose bytes were found damaged is not: it is stored anew. */
    boolean isHere(Checked checked) {
        Sha256 digest = checked.received().record().dataSetDigest();
        Optional<Sha256> shown = catalogue.find(checked.key());
        if (shown.isEmpty()) {
            return false;
        }
        return shown.get().equals(digest)
                ? !catalogue.isDamaged(checked.key())
                : catalogue.isBeside(checked.key(), digest);
    }
}
