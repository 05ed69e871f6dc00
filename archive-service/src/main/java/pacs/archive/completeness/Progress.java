package pacs.archive.completeness;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import pacs.platform.events.Event;
import pacs.platform.events.EventConsumer;
import pacs.platform.events.StudyEvent;

/**
 * Keeps how far studies have come, beside ingest and not inside its transaction. A study that has settled and grows is open
 * again; whoever listens to the feed has heard of it by the same event.
 */
@ApplicationScoped
public class Progress implements EventConsumer {

    private static final String GROWN = """
            insert into archive.study_progress as p (institution, study_uid, version, arrived_at) values (?, ?, ?, ?)
            on conflict (institution, study_uid) do update
            set version = excluded.version, arrived_at = greatest(p.arrived_at, excluded.arrived_at)
            where p.version < excluded.version""";

    private static final String CLOSE_GAPS = """
            delete from archive.manifest_gap g using archive.study s, archive.instance x
            where g.institution = ? and g.study_uid = ? and g.kind = 'missing'
              and s.institution = g.institution and s.study_uid = g.study_uid
              and x.study = s.id and x.sop_uid = g.sop_uid and x.version = 1 and x.dataset_sha256 = g.dataset_sha256""";

    private static final String COMPLETE = """
            update archive.manifest m set complete_version = ?
            where institution = ? and study_uid = ? and complete_version is null
              and not exists (select from archive.manifest_gap g where g.institution = m.institution
                              and g.study_uid = m.study_uid and g.gateway = m.gateway)""";

    @Override
    public String name() {
        return "completeness";
    }

    @Override
    public void take(Connection connection, Event event) throws SQLException {
        StudyEvent fact = StudyEvent.of(event).orElse(null);
        if (fact instanceof StudyEvent.StudyReceived || fact instanceof StudyEvent.StudyGrew) {
            grown(connection, fact, event);
        }
    }

    private static void grown(Connection connection, StudyEvent fact, Event event) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(GROWN)) {
            upsert.setInt(1, fact.institution().value());
            upsert.setString(2, fact.study().value());
            upsert.setLong(3, fact.version());
            upsert.setTimestamp(4, Timestamp.from(event.at()));
            upsert.executeUpdate();
        }
        try (PreparedStatement close = connection.prepareStatement(CLOSE_GAPS)) {
            close.setInt(1, fact.institution().value());
            close.setString(2, fact.study().value());
            if (close.executeUpdate() == 0) {
                return;
            }
        }
        try (PreparedStatement complete = connection.prepareStatement(COMPLETE)) {
            complete.setLong(1, fact.version());
            complete.setInt(2, fact.institution().value());
            complete.setString(3, fact.study().value());
            complete.executeUpdate();
        }
    }
}
