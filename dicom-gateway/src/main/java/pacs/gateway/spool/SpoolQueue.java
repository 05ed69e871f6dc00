package pacs.gateway.spool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.blobs.BlobId;
import pacs.platform.tenancy.InstitutionId;

/**
 * What has become of each object in the spool.
 *
 * <pre>
 * queued ──claim──▶ sending ──sent────▶ sent ──receipt──▶ gone with its blob
 *    ▲                 ├──────refuse──▶ refused (kept for a person)
 *    └──giveBack, putOff, restart, missing in a receipt: sending twice does no harm
 * </pre>
 */
public final class SpoolQueue {

    private static final int MOST_ARRIVALS_COUNTED = 1000;

    /** Every so many claims look at what was put off first. */
    private static final int RETRIES_FIRST = 8;

    private final SpoolDatabase database;
    private final Semaphore arrivals = new Semaphore(0);
    private final AtomicLong claims = new AtomicLong();

    SpoolQueue(SpoolDatabase database) {
        this.database = database;
    }

    /** Queues objects; one that is already known stays as it is. */
    void add(Collection<SpooledInstance> objects, Instant now) {
        database.inTransaction(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert or ignore into instance
                        (institution, blob, position, study, sop, length, data_length, data_sha256, added, state, changed)
                    values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'queued', ?9)""")) {
                for (SpooledInstance object : objects) {
                    insert.setInt(1, object.blob().institution().value());
                    insert.setString(2, object.blob().blob().toString());
                    insert.setLong(3, object.position());
                    insert.setString(4, object.study().value());
                    insert.setString(5, object.instance().value());
                    insert.setLong(6, object.length());
                    insert.setLong(7, object.line().bytes());
                    insert.setString(8, object.line().digest().toString());
                    insert.setLong(9, now.toEpochMilli());
                    insert.executeUpdate();
                }
                return objects.size();
            }
        });
        if (arrivals.availablePermits() < MOST_ARRIVALS_COUNTED) {
            arrivals.release();
        }
    }

    /** Waits to be woken by an arrival, and that long at most; says whether it was. */
    public boolean awaitArrival(Duration longest) throws InterruptedException {
        return arrivals.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Wakes that many who wait, although nothing has arrived. */
    public void wake(int waiters) {
        arrivals.release(waiters);
    }

    /**
     * Takes the oldest objects of one institution that may be sent now: new ones before those put off, except for every eighth
     * time. One that the archive put off before comes alone, so that it holds up no other; and no two have the same SOP Instance
     * UID, by which the archive's answer names them.
     *
     * @param institution for which the gateway speaks now; what it took for another one stays
     * @param bytes in all; only a single object may be longer
     */
    public List<Waiting> claim(InstitutionId institution, int count, long bytes, Instant now) {
        return database.inTransaction(connection -> {
            List<Waiting> taken = new ArrayList<>();
            Set<SopInstanceUid> uids = new HashSet<>();
            long length = 0;
            for (Waiting next : due(connection, institution, count, now)) {
                length += next.object().length();
                boolean alone = next.failures() > 0;
                if (!taken.isEmpty()
                        && (alone || length > bytes || !uids.add(next.object().instance()))) {
                    break;
                }
                uids.add(next.object().instance());
                taken.add(next);
                if (alone) {
                    break;
                }
            }
            change(connection, "update instance set state = 'sending' where id = ?", taken);
            return taken;
        });
    }

    /** The archive has them. */
    public void sent(Collection<Waiting> objects, Instant now) {
        database.inTransaction(connection -> change(
                connection,
                "update instance set state = 'sent', reason = '', changed = " + now.toEpochMilli() + " where id = ?",
                objects));
    }

    /** The archive could not be asked: as if they had never been taken. */
    public void giveBack(Collection<Waiting> objects) {
        database.inTransaction(connection ->
                change(connection, "update instance set state = 'queued' where state = 'sending' and id = ?", objects));
    }

    /** The archive does not take it now. */
    public void putOff(Waiting object, Instant notBefore, String reason) {
        database.inTransaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                    update instance set state = 'queued', failures = failures + 1, not_before = ?, reason = ?
                    where id = ?""")) {
                update.setLong(1, notBefore.toEpochMilli());
                update.setString(2, reason);
                update.setLong(3, object.id());
                return update.executeUpdate();
            }
        });
    }

    /** The archive will never take it as it is. */
    public void refuse(Waiting object, String reason, Instant now) {
        database.inTransaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update instance set state = 'refused', reason = ?, changed = ? where id = ?")) {
                update.setString(1, reason);
                update.setLong(2, now.toEpochMilli());
                update.setLong(3, object.id());
                return update.executeUpdate();
            }
        });
    }

    /** How many objects were taken for other institutions and have not reached the centre: they wait until it is theirs again. */
    public long strange(InstitutionId own) {
        return database.inTransaction(connection -> {
            try (PreparedStatement count = connection.prepareStatement(
                    "select count(*) from instance where state in ('queued', 'sending') and institution <> ?")) {
                count.setInt(1, own.value());
                try (ResultSet row = count.executeQuery()) {
                    return row.getLong(1);
                }
            }
        });
    }

    /** How many objects stand where. */
    public Census census() {
        return database.inTransaction(connection -> {
            try (PreparedStatement count = connection.prepareStatement("""
                            select count(*) filter (where state in ('queued', 'sending')),
                                   count(*) filter (where state = 'sent'),
                                   count(*) filter (where state = 'refused')
                            from instance""");
                    ResultSet row = count.executeQuery()) {
                return new Census(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        });
    }

    /** Those put off come last, so that however many there are hold up nothing, and now and then first. */
    private List<Waiting> due(Connection connection, InstitutionId institution, int count, Instant now)
            throws SQLException {
        boolean retriesFirst = claims.incrementAndGet() % RETRIES_FIRST == 0;
        List<Waiting> found = queued(connection, institution, count, now, retriesFirst);
        return found.isEmpty() ? queued(connection, institution, count, now, !retriesFirst) : found;
    }

    private static List<Waiting> queued(
            Connection connection, InstitutionId institution, int count, Instant now, boolean retries)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, institution, blob, position, study, sop, length, data_length, data_sha256, failures from instance
                where state = 'queued' and institution = ? and not_before <= ? and (failures > 0) = ?
                order by id limit ?""")) {
            select.setInt(1, institution.value());
            select.setLong(2, now.toEpochMilli());
            select.setBoolean(3, retries);
            select.setInt(4, count);
            List<Waiting> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(waiting(row));
                }
            }
            return found;
        }
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        SpoolBlob blob =
                new SpoolBlob(new InstitutionId(row.getInt("institution")), BlobId.parse(row.getString("blob")));
        SpooledInstance object = new SpooledInstance(
                blob,
                row.getLong("position"),
                new StudyUid(row.getString("study")),
                row.getLong("length"),
                Studies.line(row));
        return new Waiting(row.getLong("id"), object, row.getInt("failures"));
    }

    private static int change(Connection connection, String update, Collection<Waiting> objects) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            for (Waiting object : objects) {
                statement.setLong(1, object.id());
                statement.executeUpdate();
            }
            return objects.size();
        }
    }
}
