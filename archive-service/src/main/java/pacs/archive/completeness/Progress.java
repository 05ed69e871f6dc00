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
            delete from archive.manifest_gap g using archive.study s
            where g.institution = ? and g.study_uid = ? and g.kind in ('missing', 'differing')
              and s.institution = g.institution and s.study_uid = g.study_uid
              and (exists (select from archive.instance x
                           where x.study = s.id and x.sop_uid = g.sop_uid and x.version = 1
                             and x.dataset_sha256 = g.dataset_sha256)
                   or exists (select from archive.other_version o
                              where o.study = s.id and o.sop_uid = g.sop_uid
                                and o.dataset_sha256 = g.dataset_sha256))""";

    /** In the version the study has by now: an event may be told late, when more of the gaps are closed than by its own. */
    private static final String COMPLETE = """
            update archive.manifest m
            set complete_version = (select version from archive.study where institution = ? and study_uid = ?)
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
            closeGaps(connection, fact);
        } else if (fact instanceof StudyEvent.OtherVersionKept) {
            closeGaps(connection, fact); // what a manifest names may be kept beside the one that is shown
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
    }

    private static void closeGaps(Connection connection, StudyEvent fact) throws SQLException {
        try (PreparedStatement close = connection.prepareStatement(CLOSE_GAPS)) {
            close.setInt(1, fact.institution().value());
            close.setString(2, fact.study().value());
            if (close.executeUpdate() == 0) {
                return;
            }
        }
        try (PreparedStatement complete = connection.prepareStatement(COMPLETE)) {
            complete.setInt(1, fact.institution().value());
            complete.setString(2, fact.study().value());
            complete.setInt(3, fact.institution().value());
            complete.setString(4, fact.study().value());
            complete.executeUpdate();
        }
    }
}
