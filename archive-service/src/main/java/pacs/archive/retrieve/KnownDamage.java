package pacs.archive.retrieve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import pacs.archive.catalogue.StoredInstance;
import pacs.platform.blobs.BlobId;
import pacs.platform.database.Transactions;
import pacs.tiering.copies.BlobState;
import pacs.tiering.copies.CopyLedger;

/** What was noted of bytes that are gone or not what was stored. */
@ApplicationScoped
public class KnownDamage {

    private final CopyLedger ledger;
    private final DataSource keeper;

    @Inject
    public KnownDamage(CopyLedger ledger, @Named("keeper") DataSource keeper) {
        this.ledger = ledger;
        this.keeper = keeper;
    }

    /** Those of the instances that cannot be sent, as far as is known; that others can is seen when they are read. */
    public Set<StoredInstance> among(List<StoredInstance> instances) {
        Set<BlobId> blobs = instances.stream().map(StoredInstance::blob).collect(Collectors.toSet());
        Map<BlobId, BlobState> states = Transactions.read(keeper, connection -> ledger.states(connection, blobs));
        Set<StoredInstance> damaged = new HashSet<>();
        for (StoredInstance instance : instances) {
            BlobState state = states.get(instance.blob());
            if (state != null && state.damage().containsKey(instance.position())) {
                damaged.add(instance);
            }
        }
        return damaged;
    }
}
