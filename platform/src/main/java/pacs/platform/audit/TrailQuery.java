package pacs.platform.audit;

import java.time.Instant;
import java.util.Optional;
import pacs.platform.tenancy.InstitutionId;

/**
 * What is asked of the trails; what is absent narrows nothing.
 *
 * @param within rows of this institution only: what its people did, and what was done with its data
 * @param who and {@code what} that the rows are about
 * @param from the first moment, and {@code until} the first one after
 * @param result only what was refused, or only what was not
 */
public record TrailQuery(
        Optional<InstitutionId> within,
        Who who,
        What what,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Result> result) {

    /** @param actor login, client id or AE title */
    public record Who(Optional<String> actor, Optional<InstitutionId> institution, Optional<String> address) {}

    /** @param owner whose data it was */
    public record What(
            Optional<String> action, Optional<String> patient, Optional<String> study, Optional<InstitutionId> owner) {}

    /** How an act ended. */
    public enum Result {
        /** It was done. */
        DONE,
        /** It was not. */
        REFUSED
    }
}
