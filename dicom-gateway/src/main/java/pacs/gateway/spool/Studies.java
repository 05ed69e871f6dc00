package pacs.gateway.spool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.gateway.spool.StudyTally.Inquiry;
import pacs.platform.blobs.Sha256;
import pacs.platform.receipts.Level;
import pacs.platform.receipts.ManifestLine;
import pacs.platform.tenancy.InstitutionId;

/** The index by studies: what of each is here, what the archive was asked, what it has signed for. */
public final class Studies {

    private final SpoolDatabase database;
    private final SpoolQueue queue;

    Studies(SpoolDatabase database, SpoolQueue queue) {
        this.database = database;
        this.queue = queue;
    }

    /** Every study of which anything is in the spool, oldest first. */
    public List<StudyTally> tallies() {
        return database.inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                            select i.institution, i.study, i.instances, i.sent, i.refused, i.last_id, i.last_arrival,
                                   coalesce(s.due, 0) as due, coalesce(s.failures, 0) as failures,
                                   coalesce(s.covered, 0) as covered, coalesce(s.whole, 0) as whole,
                                   coalesce(s.receipt_level, 'none') as receipt_level
                            from (select institution, study, count(*) as instances, sum(state = 'sent') as sent,
                                         sum(state = 'refused') as refused, max(id) as last_id, max(added) as last_arrival
                                  from instance group by institution, study) i
                            left join study s using (institution, study) order by i.last_arrival""");
                    ResultSet row = select.executeQuery()) {
                List<StudyTally> tallies = new ArrayList<>();
                while (row.next()) {
                    tallies.add(tally(row));
                }
                return tallies;
            }
        });
    }

    /**
     * Lines of a study's manifest in ascending order of UIDs: all but what the archive has refused for good.
     *
     * @param after the UID before the first; empty for the beginning
     * @param upTo the newest instance that counts
     */
    public List<ManifestLine> lines(SpoolStudy study, String after, long upTo, int count) {
        return database.inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select sop, data_length, data_sha256, min(id) from instance
                    where institution = ? and study = ? and sop > ? and id <= ? and state <> 'refused'
                    group by sop order by sop limit ?""")) {
                select.setInt(1, study.institution().value());
                select.setString(2, study.study().value());
                select.setString(3, after);
                select.setLong(4, upTo);
                select.setInt(5, count);
                List<ManifestLine> lines = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        lines.add(line(row));
                    }
                }
                return lines;
            }
        });
    }

    /** The archive was asked, with or without success. */
    public void asked(SpoolStudy study, Inquiry inquiry) {
        database.inTransaction(connection -> {
            try (PreparedStatement upsert = of(connection, study, """
                    insert into study (institution, study, due, failures, covered, whole, receipt_level)
                    values (?, ?, ?, ?, ?, ?, ?)
                    on conflict (institution, study) do update
                    set due = excluded.due, failures = excluded.failures, covered = excluded.covered,
                        whole = excluded.whole, receipt_level = excluded.receipt_level""")) {
                upsert.setLong(3, inquiry.due().toEpochMilli());
                upsert.setInt(4, inquiry.failures());
                upsert.setLong(5, inquiry.covered());
                upsert.setInt(6, inquiry.isWhole() ? 1 : 0);
                upsert.setString(7, inquiry.level().toString());
                return upsert.executeUpdate();
            }
        });
    }

    /**
     * The archive has signed for everything that was sent, up to that instance.
     *
     * @param level PROTECTED when there is a second copy; STORED when there will never be one
     */
    public void signedFor(SpoolStudy study, long upTo, Level level, Instant now) {
        int rank = level == Level.PROTECTED ? 2 : 1;
        database.durably(connection -> {
            try (PreparedStatement update = of(connection, study, """
                    update instance set confirmed = case when level = ?4 then confirmed else ?5 end, level = ?4, seen = ?5
                    where institution = ?1 and study = ?2 and id <= ?3 and state = 'sent'""")) {
                update.setLong(3, upTo);
                update.setInt(4, rank);
                update.setLong(5, now.toEpochMilli());
                return update.executeUpdate();
            }
        });
    }

    /** The archive has not, or no longer, what it had said yes to; returns how many are sent again. */
    public int sendAgain(SpoolStudy study, Collection<SopInstanceUid> instances) {
        int again = database.durably(connection -> {
            try (PreparedStatement update = of(connection, study, """
                    update instance set state = 'queued', failures = 0, not_before = 0, level = 0, confirmed = 0, seen = 0
                    where institution = ? and study = ? and sop = ? and state = 'sent'""")) {
                int queued = 0;
                for (SopInstanceUid instance : instances) {
                    update.setString(3, instance.value());
                    queued += update.executeUpdate();
                }
                return queued;
            }
        });
        if (again > 0) {
            queue.wake(1);
        }
        return again;
    }

    /** What is to be said of a study now; nothing happens where it is what was said last. */
    public void show(StudyNews news) {
        database.inTransaction(connection -> {
            try (PreparedStatement upsert = of(connection, news.study(), """
                    insert into study (institution, study, state, instances, sent, problem, since)
                    values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                    on conflict (institution, study) do update
                    set since = case when state = ?3 then since else ?7 end, state = ?3, instances = ?4, sent = ?5,
                        problem = ?6, reported = 0
                    where state <> ?3 or instances <> ?4 or sent <> ?5 or problem <> ?6""")) {
                upsert.setString(3, news.state().toString());
                upsert.setInt(4, news.instances());
                upsert.setInt(5, news.sent());
                upsert.setString(6, news.problem());
                upsert.setLong(7, news.since().toEpochMilli());
                return upsert.executeUpdate();
            }
        });
    }

    /** Studies that have left the spool are archived; those that have been for that long are forgotten. */
    public void archiveGone(Instant now, Duration remembered) {
        database.inTransaction(connection -> {
            String gone = " not exists (select 1 from instance i"
                    + " where i.institution = study.institution and i.study = study.study)";
            try (PreparedStatement update = connection.prepareStatement("update study set state = 'archived',"
                            + " sent = instances, problem = '', since = ?, reported = 0 where state <> 'archived' and"
                            + gone);
                    PreparedStatement delete = connection.prepareStatement(
                            "delete from study where reported = 1 and since < ? and" + gone)) {
                update.setLong(1, now.toEpochMilli());
                delete.setLong(1, now.minus(remembered).toEpochMilli());
                return update.executeUpdate() + delete.executeUpdate();
            }
        });
    }

    /** What the centre has not heard yet. */
    public List<StudyNews> unreported(InstitutionId institution, int count) {
        return database.inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select institution, study, state, instances, sent, since, problem from study
                    where institution = ? and reported = 0 and since > 0 limit ?""")) {
                select.setInt(1, institution.value());
                select.setInt(2, count);
                List<StudyNews> news = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        news.add(new StudyNews(
                                study(row),
                                StudyState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                                row.getInt("instances"),
                                row.getInt("sent"),
                                Instant.ofEpochMilli(row.getLong("since")),
                                row.getString("problem")));
                    }
                }
                return news;
            }
        });
    }

    /** The centre has heard it; what has changed meanwhile is told again. */
    public void reported(Collection<StudyNews> news) {
        database.inTransaction(connection -> {
            for (StudyNews told : news) {
                try (PreparedStatement update = of(connection, told.study(), """
                        update study set reported = 1 where institution = ? and study = ? and state = ? and instances = ?
                            and sent = ? and problem = ?""")) {
                    update.setString(3, told.state().toString());
                    update.setInt(4, told.instances());
                    update.setInt(5, told.sent());
                    update.setString(6, told.problem());
                    update.executeUpdate();
                }
            }
            return news.size();
        });
    }

    static ManifestLine line(ResultSet row) throws SQLException {
        return new ManifestLine(
                new SopInstanceUid(row.getString("sop")),
                row.getLong("data_length"),
                Sha256.of(HexFormat.of().parseHex(row.getString("data_sha256"))));
    }

    private static StudyTally tally(ResultSet row) throws SQLException {
        return new StudyTally(
                study(row),
                row.getInt("instances"),
                row.getInt("sent"),
                row.getInt("refused"),
                row.getLong("last_id"),
                Instant.ofEpochMilli(row.getLong("last_arrival")),
                new Inquiry(
                        Instant.ofEpochMilli(row.getLong("due")),
                        row.getInt("failures"),
                        row.getLong("covered"),
                        row.getInt("whole") == 1,
                        Level.of(row.getString("receipt_level")).orElse(Level.NONE)));
    }

    private static SpoolStudy study(ResultSet row) throws SQLException {
        return new SpoolStudy(new InstitutionId(row.getInt("institution")), new StudyUid(row.getString("study")));
    }

    private static PreparedStatement of(Connection connection, SpoolStudy study, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setInt(1, study.institution().value());
        statement.setString(2, study.study().value());
        return statement;
    }
}
