package pacs.archive.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import pacs.platform.audit.AuditTrail;
import pacs.platform.database.SqlFailure;
import pacs.platform.database.Transactions;
import pacs.tiering.placement.HotBlob;
import pacs.tiering.placement.PlacementLedger;

/** Writes a group of arrivals in one transaction: catalogue, placement, audit, outbox. */
final class ArrivalWriter {

    private final Remembered remembered = new Remembered();
    private final DataSource intake;
    private final PlacementLedger placement;
    private final AuditTrail trail;
    private final Codes codes;
    private final EarlyStatistics statistics;

    private record Written(List<Outcome> outcomes, Map<StudyKey, Integer> studies) {}

    ArrivalWriter(DataSource intake, PlacementLedger placement, AuditTrail trail) {
        this.intake = intake;
        this.placement = placement;
        this.trail = trail;
        this.codes = new Codes(intake);
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
            List<Outcome> written = commit(group);
            for (int i = 0; i < group.size(); i++) {
                outcomes.put(group.get(i), written.get(i));
            }
            rest = repeats;
        }
        return arrivals.stream().map(outcomes::get).toList();
    }

    private List<Outcome> commit(List<Arrival> group) {
        Codes.OfGroup numbers = codes.of(group);
        Optional<Map<StudyKey, Integer>> known = remembered.studies(group);
        try {
            Written written = Transactions.inTransaction(intake, connection -> {
                InstanceRows rows = new InstanceRows(connection, trail, numbers, remembered);
                return known.isPresent()
                        ? new Written(rows.commit(group, known.get()), known.get())
                        : write(connection, rows, group);
            });
            remembered.committed(group, written.outcomes(), written.studies());
            statistics.added(group.size());
            return written.outcomes();
        } catch (SqlFailure e) {
            remembered.forget();
            if (known.isEmpty()) {
                throw e;
            }
            return commit(group); // the long way, in case it failed for what was remembered
        }
    }

    /** With the rows of studies and blobs, where they are missing. */
    private Written write(Connection connection, InstanceRows rows, List<Arrival> group) throws SQLException {
        Map<StudyKey, Integer> studies = new StudyRows(connection).lock(group);
        List<Outcome> outcomes = rows.add(group, studies);
        List<HotBlob> blobs =
                remembered.inNewBlobs(group).stream().map(ArrivalWriter::blob).toList();
        if (!blobs.isEmpty()) {
            placement.opened(connection, blobs);
        }
        return new Written(outcomes, studies);
    }

    private static HotBlob blob(Arrival arrival) {
        return new HotBlob(
                arrival.stored().blob(),
                arrival.volume(),
                arrival.transfer().institution(),
                arrival.facts().study().uid());
    }
}
