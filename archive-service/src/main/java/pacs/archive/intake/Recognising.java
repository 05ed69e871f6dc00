package pacs.archive.intake;

import java.util.Optional;
import pacs.archive.catalogue.Catalogue;
import pacs.platform.Refusal;
import pacs.platform.blobs.Sha256;

/** Fourth step: what is here already needs no second copy, and what is here with other bytes stays as it is. */
final class Recognising {

    private final Catalogue catalogue;

    Recognising(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Whether the same data set is here, durable. One whose bytes were found damaged is not: it is stored anew.
     *
     * @throws Refusal with CONFLICT when another data set is here under the same UIDs
     */
    boolean isHere(Checked checked) {
        Optional<Sha256> here = catalogue.find(checked.key());
        if (here.isPresent() && !here.get().equals(checked.received().record().dataSetDigest())) {
            throw conflict(checked);
        }
        return here.isPresent() && !catalogue.isDamaged(checked.key());
    }

    static Refusal conflict(Checked checked) {
        return new Refusal(
                Refusal.Reason.CONFLICT,
                "Instance " + checked.facts().sopInstance()
                        + " is here with other content, which stays; nothing of this one was kept");
    }
}
