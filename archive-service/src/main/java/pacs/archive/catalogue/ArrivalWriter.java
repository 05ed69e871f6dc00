package pacs.archive.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import pacs.platform.audit.AuditTrail;
import pacs.platform.blobs.BlobId;
import pacs.platform.database.Transactions;
import pacs.tiering.placement.HotBlob;
import pacs.tiering.placement.PlacementLedger;

/** Writes a group of arrivals in one transaction: catalogue, placement, audit, outbox. */
final class ArrivalWriter {

    /** Blobs a commit has noted, so that the next ones need not; begun anew when there are many. */
    private static final int NOTED_AT_MOST = 10_000;

    private final Set<BlobId> noted = ConcurrentHashMap.newKeySet();
    private final DataSource intake;
    private final PlacementLedger placement;
    private final AuditTrail trail;
    private final EarlyStatistics statistics;

    ArrivalWriter(DataSource intake, PlacementLedger placement, AuditTrail trail) {
        this.intake = intake;
        this.placement = placement;
        this.trail = trail;
        this.statistics = new EarlyStatistics(intake);
    }

    /** Adds what is not here yet and tells what became of each, in the same order. */
    List<Outcome> write(List<Arrival> arrivals) {
        Map<Arrival, Outcome> outcomes = new HashMap<>();
        List<Arrival> rest = arrivals.stream().sorted(Arrival.ORDER).toList();
        while (!rest.isEmpty()) {
            List<Arrival> group = new ArrayList<>();
            List<Arrival> repeats = new ArrayList<>();
            Set<InstanceKey> seen = new HashSet<>();
            rest.forEach(arrival -> (seen.add(arrival.instance()) ? group : repeats).add(arrival));
            List<Outcome> written = Transactions.inTransaction(intake, connection -> write(connection, group));
            committed(group);
            for (int i = 0; i < group.size(); i++) {
                outcomes.put(group.get(i), written.get(i));
            }
            rest = repeats;
        }
        return arrivals.stream().map(outcomes::get).toList();
    }

    private List<Outcome> write(Connection connection, List<Arrival> group) throws SQLException {
        Map<StudyKey, Integer> studies = new StudyRows(connection).lock(group);
        List<Outcome> outcomes = new InstanceRows(connection, trail).add(group, studies);
        List<HotBlob> unnoted = group.stream()
                .map(ArrivalWriter::blob)
                .filter(blob -> !noted.contains(blob.blob()))
                .toList();
        if (!unnoted.isEmpty()) {
            placement.opened(connection, unnoted);
        }
        return outcomes;
    }

    /** Only after the commit: what was rolled back is to be noted again. */
    private void committed(List<Arrival> group) {
        if (noted.size() > NOTED_AT_MOST) {
            noted.clear();
        }
        group.forEach(arrival -> noted.add(arrival.stored().blob()));
        statistics.added(group.size());
    }

    private static HotBlob blob(Arrival arrival) {
        return new HotBlob(
                arrival.stored().blob(),
                arrival.volume(),
                arrival.transfer().institution(),
                arrival.facts().study().uid());
    }
}
