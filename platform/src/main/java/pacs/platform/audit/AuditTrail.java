package pacs.platform.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * Where a service records what is done, in the transaction of the act: both are there, or neither. Nothing is ever changed
 * or taken back; within a second a sealer puts the rows into a chain.
 */
public final class AuditTrail {

    private final String insert;
    private final AuditKey key;

    /** @param schema of the service, which has the table {@code audit} */
    public AuditTrail(String schema, AuditKey key) {
        this.key = key;
        this.insert =
                "insert into " + schema + ".audit (operation, institution, owner, kind, actor, on_behalf_of, address,"
                        + " action, patient, study_uid, purpose, detail, refusal, times, mac)"
                        + " values (?, nullif(?, 0), nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
    }

    /** Adds a row for each act that has none yet. */
    public void record(Connection connection, Act... acts) throws SQLException {
        record(connection, Arrays.asList(acts));
    }

    /** Adds a row for each act that has none yet, in this order. */
    public void record(Connection connection, List<Act> acts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Act act : acts) {
                bind(statement, form(act));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** What a row of this act holds. */
    public Recorded form(Act act) {
        Act bounded = RowForm.bounded(act);
        return new Recorded(bounded, key.mac(RowForm.bytes(bounded)));
    }

    private static void bind(PreparedStatement statement, Recorded recorded) throws SQLException {
        Act act = recorded.act();
        Actor actor = act.actor();
        Act.Matter matter = act.matter();
        int n = 1;
        statement.setObject(n++, act.operation());
        statement.setInt(n++, RowForm.number(actor.institution()));
        statement.setInt(n++, RowForm.number(matter.owner()));
        for (String text : List.of(
                actor.kind().toString(),
                actor.name(),
                actor.onBehalfOf(),
                actor.address(),
                act.action(),
                matter.patient(),
                matter.study(),
                matter.purpose(),
                matter.detail(),
                act.refusal())) {
            statement.setString(n++, text);
        }
        statement.setInt(n++, act.times());
        statement.setBytes(n, recorded.mac());
    }
}
