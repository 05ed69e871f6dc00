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
     * One plan for good: planning costs more than the work. It is made when the tables are short and must not take them for short
     * ever after: a look into an index for each object, whatever they hold.
     */
    static final String PLANS = """
            set local plan_cache_mode = force_generic_plan;
            set local enable_seqscan = off;
            set local enable_bitmapscan = off;
            set local enable_hashjoin = off;
            set local enable_mergejoin = off""";

    private final DataSource region;
    private final PlacementLedger placement;
    private final EarlyStatistics statistics;

    ArrivalWriter(DataSource region, PlacementLedger placement) {
        this.region = region;
        this.placement = placement;
        this.statistics = new EarlyStatistics(region);
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
            statistics.added(group.size());
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
