package pacs.archive.catalogue;

import java.util.UUID;
import pacs.platform.tenancy.InstitutionId;

/**
 * One delivery: an association, a STOW request or the look at a volume at start. Its objects share one audit row per
 * study.
 *
 * @param institution whose the objects become
 * @param actor AE title, login or client
 * @param address where it came from, empty when from nowhere
 */
public record Transfer(UUID id, InstitutionId institution, Action action, String actor, String address) {

    /** What was done, as the audit names it. */
    public enum Action {
        /** Received from a peer. */
        STORE,
        /** Found durable but not catalogued after a crash. */
        ADOPT
    }
}
