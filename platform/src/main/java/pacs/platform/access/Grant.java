package pacs.platform.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import pacs.platform.tenancy.InstitutionId;

/**
 * That an institution may see what is another's.
 *
 * @param until nothing is seen by it from then on
 * @param ended before that, by whom and when; empty when nobody did
 * @param openedBy login
 */
public record Grant(
        UUID id,
        InstitutionId owner,
        InstitutionId grantee,
        Purpose purpose,
        Extent extent,
        Instant openedAt,
        Instant until,
        Optional<End> ended,
        String openedBy,
        String reason) {

    /** @param by login */
    public record End(Instant at, String by) {}
}
