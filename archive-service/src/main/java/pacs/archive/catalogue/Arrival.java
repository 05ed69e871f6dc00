package pacs.archive.catalogue;

import java.util.Comparator;
import java.util.UUID;
import pacs.platform.blobs.StoredRecord;

/**
 * An object whose bytes are durable and that waits for its row.
 *
 * @param volume the hot volume on which the record lies
 */
public record Arrival(Transfer transfer, ObjectFacts facts, UUID volume, StoredRecord stored) {

    /** The order in which rows are taken, so that two replicas never wait for each other. */
    static final Comparator<Arrival> ORDER = Comparator.comparingInt(
                    (Arrival arrival) -> arrival.transfer().institution().value())
            .thenComparing(arrival -> arrival.facts().study().uid().value())
            .thenComparing(arrival -> arrival.facts().series().uid().value())
            .thenComparing(arrival -> arrival.facts().instance().uid().value());

    StudyKey study() {
        return facts.studyKey(transfer.institution());
    }

    /** Under which UIDs. */
    public InstanceKey instance() {
        return facts.instanceKey(transfer.institution());
    }
}
