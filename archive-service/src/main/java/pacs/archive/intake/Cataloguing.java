package pacs.archive.intake;

import java.util.UUID;
import pacs.archive.catalogue.Arrival;
import pacs.archive.catalogue.Catalogue;
import pacs.archive.catalogue.ObjectFacts;
import pacs.tiering.placement.PlacementLedger;

/** Last step: the row, the event and the audit row, in one transaction with all others that are ready. */
final class Cataloguing {

    private final Catalogue catalogue;
    private final Versions versions;
    private final UUID volume;

    Cataloguing(Catalogue catalogue, Versions versions, UUID volume) {
        this.catalogue = catalogue;
        this.versions = versions;
        this.volume = volume;
    }

    ObjectFacts catalogue(Placed placed) {
        Checked checked = placed.checked();
        Received received = checked.received();
        Arrival arrival = new Arrival(received.incoming().transfer(), checked.facts(), volume, placed.stored());
        return switch (catalogue.add(arrival)) {
            case ADDED -> checked.facts();
            case ALREADY_HERE -> {
                catalogue.heal(arrival);
                yield checked.facts();
            }
            case OTHER_BYTES_HERE -> {
                versions.keep(arrival);
                yield checked.facts();
            }
            case TOO_LATE -> throw PlacementLedger.tooLate();
        };
    }
}
