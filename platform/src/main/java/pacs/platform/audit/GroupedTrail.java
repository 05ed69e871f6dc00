package pacs.platform.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import pacs.platform.database.Transactions;

/**
 * Records acts that have no transaction of their own. All that came while the last commit ran are committed together, so
 * that many looks cost one sync of the disk.
 */
final class GroupedTrail {

    private static final int LARGEST = 500;

    private record Waiting(Act act, CompletableFuture<Void> recorded) {}

    private record StudyOfOwner(int institution, String study) {}

    private final DataSource source;
    private final AuditedSchema schema;
    private final AuditTrail trail;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    GroupedTrail(DataSource source, AuditedSchema schema, AuditKey key) {
        this.source = source;
        this.schema = schema;
        this.trail = new AuditTrail(schema.name(), key);
    }

    /** Is done when the act is committed; fails with the refusal to give when it could not be. */
    CompletableFuture<Void> record(Act act) {
        Waiting waiting = new Waiting(act, new CompletableFuture<>());
        queue.add(waiting);
        writeUnlessSomebodyDoes();
        return waiting.recorded();
    }

    private void writeUnlessSomebodyDoes() {
        if (writing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("audit of " + schema.name()).start(this::write);
        }
    }

    private void write() {
        List<Waiting> group = take();
        while (!group.isEmpty()) {
            commit(group);
            group = take();
        }
        writing.set(false);
        if (!queue.isEmpty()) { // came after the last look and before the word was given
            writeUnlessSomebodyDoes();
        }
    }

    private List<Waiting> take() {
        List<Waiting> group = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = group.size() < LARGEST ? queue.poll() : null) {
            group.add(next);
        }
        return group;
    }

    private void commit(List<Waiting> group) {
        try {
            List<Act> acts = group.stream().map(Waiting::act).toList();
            Transactions.inTransaction(source, connection -> {
                trail.record(connection, withPatients(connection, acts));
                return acts;
            });
            group.forEach(waiting -> waiting.recorded().complete(null));
        } catch (RuntimeException | Error e) {
            // Whatever it is: who waits is told, and those who come later are not kept waiting.
            group.forEach(waiting -> waiting.recorded().completeExceptionally(e));
        }
    }

    /** Whose study it is stands in the row also when the study is gone one day. */
    private List<Act> withPatients(Connection connection, List<Act> acts) throws SQLException {
        List<StudyOfOwner> asked = acts.stream()
                .filter(act -> schema.knowsPatients() && act.refusal().isEmpty())
                .map(GroupedTrail::study)
                .filter(study -> !study.study().isEmpty())
                .distinct()
                .toList();
        if (asked.isEmpty()) {
            return acts;
        }
        Map<StudyOfOwner, String> patients = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select institution, study_uid, patient_id from " + schema.name() + ".audit_patients(?, ?)")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "int4",
                            asked.stream().map(StudyOfOwner::institution).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", asked.stream().map(StudyOfOwner::study).toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    patients.put(new StudyOfOwner(row.getInt(1), row.getString(2)), row.getString(3));
                }
            }
        }
        return acts.stream()
                .map(act -> act.ofPatient(
                        patients.getOrDefault(study(act), act.matter().patient())))
                .toList();
    }

    private static StudyOfOwner study(Act act) {
        return new StudyOfOwner(
                RowForm.number(act.matter().owner().or(() -> act.actor().institution())),
                act.matter().study());
    }
}
