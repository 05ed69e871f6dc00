package pacs.archive.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import pacs.platform.database.Transactions;
import pacs.tiering.placement.HotBlob;
import pacs.tiering.placement.PlacementLedger;

/** Writes a group of arrivals in one transaction: catalogue, placement, audit, outbox. */
final class ArrivalWriter {

    /**
     * One plan for good: planning costs more than the work. It is made when the tables are empty, or were when they were last
     * analysed, and must not take them for short ever after.
     */
    static final String PLANS = "set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off";

    private final DataSource region;
    private final PlacementLedger placement;

    ArrivalWriter(DataSource region, PlacementLedger placement) {
        this.region = region;
        this.placement = placement;
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
            List<Outcome> written = Transactions.inTransaction(region, connection -> write(connection, group));
            for (int i = 0; i < group.size(); i++) {
                outcomes.put(group.get(i), written.get(i));
            }
            rest = repeats;
        }
        return arrivals.stream().map(outcomes::get).toList();
    }

    private List<Outcome> write(Connection connection, List<Arrival> group) throws SQLException {
        try (Statement setting = connection.createStatement()) {
            setting.execute(PLANS);
        }
        Map<StudyKey, Integer> studies = new StudyRows(connection).lock(group);
        List<Outcome> outcomes = new InstanceRows(connection).add(group, studies);
        placement.opened(connection, group.stream().map(ArrivalWriter::blob).toList());
        return outcomes;
    }

    private static HotBlob blob(Arrival arrival) {
        return new HotBlob(
                arrival.stored().blob(),
                arrival.volume(),
                arrival.transfer().institution(),
                arrival.facts().study().uid());
    }
}
