package pacs.archive.completeness;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import pacs.archive.completeness.Comparison.Here;
import pacs.platform.blobs.BlobId;
import pacs.platform.database.Transactions;
import pacs.platform.receipts.ManifestLine;
import pacs.platform.tenancy.InstitutionId;
import pacs.tiering.copies.BlobCheck;
import pacs.tiering.copies.BlobState;
import pacs.tiering.copies.CopyLedger;

/** Has the bytes of catalogued instances read again before they are signed for. */
@ApplicationScoped
public class Inspection {

    private final BlobCheck check;
    private final CopyLedger ledger;
    private final DataSource keeper;

    @Inject
    public Inspection(BlobCheck check, CopyLedger ledger, @Named("keeper") DataSource keeper) {
        this.check = check;
        this.ledger = ledger;
        this.keeper = keeper;
    }

    /** @param until then what was not read yet is left for the next time */
    Condition inspect(InstitutionId institution, List<Here> here, Instant until) throws IOException {
        Map<BlobId, List<Here>> blobs = here.stream().collect(groupingBy(Here::blob));
        List<ManifestLine> damaged = new ArrayList<>();
        int unchecked = 0;
        boolean copied = true;
        for (Map.Entry<BlobId, List<Here>> entry : blobs.entrySet()) {
            Set<Long> unread = check.check(
                    institution,
                    entry.getKey(),
                    entry.getValue().stream().map(Here::place).toList(),
                    until);
            BlobState state = state(entry.getKey());
            copied &= state.isCopied();
            for (Here instance : entry.getValue()) {
                if (state.damage().containsKey(instance.place().position())) {
                    damaged.add(instance.line());
                } else if (unread.contains(instance.place().position())) {
                    unchecked++;
                }
            }
        }
        return new Condition(damaged, unchecked, copied);
    }

    private BlobState state(BlobId blob) {
        return Transactions.read(keeper, connection -> ledger.states(connection, List.of(blob)))
                .getOrDefault(blob, new BlobState(false, 0, Map.of()));
    }
}
