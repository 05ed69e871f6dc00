package pacs.archive.catalogue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import pacs.platform.audit.Act;
import pacs.platform.audit.AuditTrail;
import pacs.platform.audit.Recorded;
import pacs.platform.blobs.Sha256;
import pacs.platform.blobs.StoredRecord;

/** The rows of a group's instances, with what they change about series and studies and what is told about it. */
final class InstanceRows {

    private static final Logger LOG = Logger.getLogger(InstanceRows.class);

    private record Row(int n, int study, int act, int sopClass, int transferSyntax, Arrival arrival) {
        SeriesFacts series() {
            return arrival.facts().series();
        }

        InstanceFacts instance() {
            return arrival.facts().instance();
        }

        StoredRecord stored() {
            return arrival.stored();
        }
    }

    private static final List<Column<Row>> COLUMNS = List.of(
            new Column<>("int4", Row::n),
            new Column<>("int4", Row::study),
            new Column<>("text", row -> row.arrival().facts().study().patient().id()),
            new Column<>("text", row -> row.series().uid().value()),
            new Column<>("text", row -> row.series().modality()),
            new Column<>("int4", row -> row.series().number().orElse(null)),
            new Column<>("text", row -> row.series().description()),
            new Column<>("text", row -> row.series().bodyPart()),
            new Column<>("date", row -> row.series().performedDate().orElse(null)),
            new Column<>("text", row -> row.series().performedTime()),
            new Column<>("text", row -> row.instance().uid().value()),
            new Column<>("int4", Row::sopClass),
            new Column<>("int4", Row::transferSyntax),
            new Column<>("int4", row -> row.instance().number().orElse(null)),
            new Column<>("bytea", row -> row.arrival().stored().dataSetDigest().bytes()),
            new Column<>("uuid", row -> row.stored().blob().value()),
            new Column<>("int8", row -> row.stored().position()),
            new Column<>("int8", row -> row.stored().objectLength()),
            new Column<>("int4", row -> row.stored().trailerLength()),
            new Column<>("int4", Row::act));

    private static final List<Column<Map.Entry<StudyKey, Integer>>> KNOWN = List.of(
            new Column<>("int4", Map.Entry::getValue),
            new Column<>("int4", known -> known.getKey().institution().value()),
            new Column<>("text", known -> known.getKey().study().value()));

    /** Once for each act; the rows name theirs by its number, from 1. One that is in the audit already has 0. */
    private static final List<Column<Recorded>> ACTS = List.of(
            new Column<>("uuid", recorded -> recorded.act().operation()),
            new Column<>("text", recorded -> recorded.act().action()),
            new Column<>("text", recorded -> recorded.act().actor().kind().toString()),
            new Column<>("text", recorded -> recorded.act().actor().name()),
            new Column<>("text", recorded -> recorded.act().actor().address()),
            new Column<>("text", recorded -> recorded.act().matter().patient()),
            new Column<>("bytea", Recorded::mac));

    private final Connection connection;
    private final AuditTrail trail;
    private final Codes.OfGroup numbers;
    private final Remembered remembered;

    InstanceRows(Connection connection, AuditTrail trail, Codes.OfGroup numbers, Remembered remembered) {
        this.connection = connection;
        this.trail = trail;
        this.numbers = numbers;
        this.remembered = remembered;
    }

    /**
     * Adds what is not here yet.
     *
     * @param arrivals each instance once
     * @param studies the ids of their studies, whose rows are locked
     * @return what became of each, in the same order
     */
    List<Outcome> add(List<Arrival> arrivals, Map<StudyKey, Integer> studies) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ArrivalSql.ADD_INSTANCES)) {
            bind(statement, 1, arrivals, studies);
            statement.execute();
            return outcomes(statement, arrivals);
        }
    }

    /** The same, but locks the studies and commits on the way; one that is not there any more, or is another, fails it whole. */
    List<Outcome> commit(List<Arrival> arrivals, Map<StudyKey, Integer> studies) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ArrivalSql.COMMIT_INSTANCES)) {
            Column.bind(statement, 1, KNOWN, List.copyOf(studies.entrySet()));
            statement.setInt(1 + KNOWN.size(), studies.size());
            bind(statement, 2 + KNOWN.size(), arrivals, studies);
            statement.execute();
            statement.getMoreResults();
            return outcomes(statement, arrivals);
        }
    }

    private void bind(PreparedStatement statement, int first, List<Arrival> arrivals, Map<StudyKey, Integer> studies)
            throws SQLException {
        Map<Remembered.Delivery, Integer> acts = new HashMap<>();
        List<Recorded> recorded = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (int n = 0; n < arrivals.size(); n++) {
            Arrival arrival = arrivals.get(n);
            int act = acts.computeIfAbsent(Remembered.Delivery.of(arrival), delivery -> {
                if (remembered.isAudited(delivery)) {
                    return 0;
                }
                recorded.add(trail.form(act(arrival)));
                return recorded.size();
            });
            InstanceFacts instance = arrival.facts().instance();
            int study = Objects.requireNonNull(studies.get(arrival.study()));
            rows.add(new Row(n, study, act, numbers.sopClass(instance), numbers.transferSyntax(instance), arrival));
        }
        Column.bind(statement, first, COLUMNS, rows);
        Column.bind(statement, first + COLUMNS.size(), ACTS, recorded);
    }

    private static List<Outcome> outcomes(PreparedStatement statement, List<Arrival> arrivals) throws SQLException {
        List<Outcome> outcomes = new ArrayList<>(Collections.nCopies(arrivals.size(), Outcome.ADDED));
        try (ResultSet known = statement.getResultSet()) {
            while (known.next()) {
                Arrival arrival = arrivals.get(known.getInt("n"));
                outcomes.set(known.getInt("n"), outcome(arrival, known));
            }
        }
        return outcomes;
    }

    private static Act act(Arrival arrival) {
        return arrival.transfer()
                .act(
                        arrival.facts().study().uid(),
                        arrival.facts().study().patient().id());
    }

    private static Outcome outcome(Arrival arrival, ResultSet known) throws SQLException {
        byte[] digest = known.getBytes("dataset_sha256");
        if (digest == null && known.getBoolean("late")) {
            return Outcome.TOO_LATE;
        }
        if (digest == null) {
            LOG.warnf(
                    "%s came in study %s and is here already in study %s: two instances now",
                    arrival.facts().instance().uid(), arrival.facts().study().uid(), known.getString("study_uid"));
            return Outcome.ADDED;
        }
        // A commit whose answer was lost is tried again and then finds its own row.
        boolean own = arrival.stored().blob().value().equals(known.getObject("blob", UUID.class))
                && arrival.stored().position() == known.getLong("position");
        if (own) {
            return Outcome.ADDED;
        }
        return arrival.stored().dataSetDigest().equals(Sha256.of(digest))
                ? Outcome.ALREADY_HERE
                : Outcome.OTHER_BYTES_HERE;
    }
}
