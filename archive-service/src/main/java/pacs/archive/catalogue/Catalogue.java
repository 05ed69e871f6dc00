package pacs.archive.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import pacs.dicom.core.SopInstanceUid;
import pacs.platform.Refusal;
import pacs.platform.audit.AuditKey;
import pacs.platform.audit.AuditTrail;
import pacs.platform.blobs.BlobId;
import pacs.platform.blobs.Sha256;
import pacs.platform.database.SqlFailure;
import pacs.platform.database.Transactions;
import pacs.tiering.copies.CopyLedger;
import pacs.tiering.placement.PlacementLedger;

/** What exists in the archive. A row is there only when its bytes are durable. */
@ApplicationScoped
public class Catalogue {

    /**
     * Settings of the connections for ingest ({@code options} of their JDBC URL). One plan for good: planning costs more than
     * the work. It is made when the tables are short and must not take them for short ever after: a look into an index for
     * each object, whatever they hold.
     */
    public static final String PLANS = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off"
            + " -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    private static final Set<String> IN_THE_DATA = Set.of("22", "23", "54");

    private static final int LARGEST_GROUP = 500;

    private final DataSource intake;
    private final GroupCommit<Arrival, Outcome> commits;
    private final Seen seen;
    private final List<Consumer<StudyKey>> watchers = new CopyOnWriteArrayList<>();
    private final Healing healing;
    private final OtherVersions others;

    /** @param intake the region's database, with connections that plan as {@link #PLANS} says */
    public Catalogue(@Named("intake") DataSource intake, PlacementLedger placement, AuditKey key) {
        AuditTrail trail = new AuditTrail("archive", key);
        this.intake = intake;
        this.seen = new Seen(intake);
        this.healing = new Healing(new CopyLedger(), placement);
        this.others = new OtherVersions(new CopyLedger(), placement, trail);
        this.commits = new GroupCommit<>(
                LARGEST_GROUP, new ArrivalWriter(intake, placement, trail)::write, Catalogue::liesInTheData);
    }

    /**
     * Adds an object; on return it is committed, together with all that waited at the same time.
     *
     * @throws Refusal UNAVAILABLE when the database is not there; a repeat does no harm
     */
    public Outcome add(Arrival arrival) {
        Outcome outcome = commits.submit(arrival);
        seen.add(arrival.instance());
        if (outcome == Outcome.ADDED) {
            watchers.forEach(watcher -> watcher.accept(arrival.study()));
        }
        return outcome;
    }

    /** Has somebody told of each study that grew, after the commit and before its sender is; it must be quick. */
    public void watch(Consumer<StudyKey> watcher) {
        watchers.add(watcher);
    }

    /**
     * The digest of the data set that is here under these UIDs. One that another process committed a moment ago may go
     * unnoticed; {@link #add} notices it.
     */
    public Optional<Sha256> find(InstanceKey key) {
        if (seen.isNew(key)) {
            return Optional.empty();
        }
        return Transactions.read(intake, connection -> {
            try (PreparedStatement query = connection.prepareStatement(ArrivalSql.FIND)) {
                query.setInt(1, key.study().institution().value());
                query.setString(2, key.study().study().value());
                query.setString(3, key.instance().value());
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? Optional.of(Sha256.of(row.getBytes(1))) : Optional.empty();
                }
            }
        });
    }

    /** Whether the bytes of the instance that is here were found gone or changed: then it may be stored anew. */
    public boolean isDamaged(InstanceKey key) {
        return Transactions.read(intake, connection -> healing.isDamaged(connection, key));
    }

    /** Has the row of a damaged instance point at bytes that are whole again. Does nothing where nothing is damaged. */
    public void heal(Arrival arrival) {
        Transactions.inTransaction(intake, connection -> healing.heal(connection, arrival));
    }

    /** Whether a data set with that digest is kept beside the one that is shown. */
    public boolean isBeside(InstanceKey key, Sha256 digest) {
        return Transactions.read(intake, connection -> others.isHere(connection, key, digest));
    }

    /**
     * The instance that is shown under these UIDs.
     *
     * @throws IllegalStateException when none is
     */
    public StoredInstance shown(InstanceKey key) {
        return Transactions.read(intake, connection -> others.shown(connection, key))
                .orElseThrow(() -> new IllegalStateException("No instance " + key.instance() + " is here"));
    }

    /**
     * Keeps an object beside the one that is shown under the same UIDs; on return it is committed.
     *
     * @param sameContent whether it only is encoded in another way
     * @return false when it had been kept before
     */
    public boolean keepBeside(Arrival arrival, boolean sameContent) {
        return Transactions.inTransaction(intake, connection -> others.keep(connection, arrival, sameContent));
    }

    /** The instances of a study that lie in one blob, those beside others included. */
    public List<Location> locations(StudyKey key, BlobId blob) {
        return Transactions.read(intake, connection -> {
            try (PreparedStatement query = connection.prepareStatement(ArrivalSql.LOCATIONS)) {
                query.setInt(1, key.institution().value());
                query.setString(2, key.study().value());
                query.setObject(3, blob.value());
                query.setInt(4, key.institution().value());
                query.setString(5, key.study().value());
                query.setObject(6, blob.value());
                List<Location> locations = new ArrayList<>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        locations.add(new Location(new SopInstanceUid(rows.getString(1)), rows.getLong(2)));
                    }
                }
                return locations;
            }
        });
    }

    /**
     * Classes 22, 23 and 54 of SQLSTATE: a value, a constraint, a limit, which only the object at fault violates. It will fare no
     * better another time.
     */
    public static boolean liesInTheData(RuntimeException failure) {
        return failure instanceof SqlFailure refused
                && refused.sqlState()
                        .filter(state -> IN_THE_DATA.contains(state.substring(0, 2)))
                        .isPresent();
    }
}
