package pacs.gateway.spool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pacs.platform.blobs.BlobId;
import pacs.platform.tenancy.InstitutionId;

/** Which sealed blobs the index knows wholly, and which of them the spool no longer needs. */
final class BlobIndex {

    /**
     * What went with a blob.
     *
     * @param bytes of its objects
     * @param unsent how many of them were not in the centre
     */
    record Forgotten(long bytes, int unsent) {}

    private final SpoolDatabase database;

    BlobIndex(SpoolDatabase database) {
        this.database = database;
    }

    /**
     * A blob was sealed. If the index knows all of it, that is noted durably, and with it every row before: a blob that
     * is not noted is read again after a restart.
     *
     * @param records how many it holds
     * @return whether the index knows them all
     */
    boolean complete(SpoolBlob blob, int records) {
        return database.durably(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert or replace into indexed_blob (institution, blob)
                    select ?1, ?2 where (select count(*) from instance where institution = ?1 and blob = ?2) = ?3""")) {
                insert.setInt(1, blob.institution().value());
                insert.setString(2, blob.blob().toString());
                insert.setInt(3, records);
                return insert.executeUpdate() == 1;
            }
        });
    }

    /** Blobs the index knows all of. */
    Set<SpoolBlob> completed() {
        return database.inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select institution, blob from indexed_blob")) {
                return Set.copyOf(blobs(select));
            }
        });
    }

    /** Every blob the index speaks of. */
    Set<SpoolBlob> mentioned() {
        return database.inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select institution, blob from instance union select institution, blob from indexed_blob""")) {
                return new HashSet<>(blobs(select));
            }
        });
    }

    /** What was sending when the process ended is queued again. */
    void requeue() {
        database.inTransaction(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update instance set state = 'queued' where state = 'sending'")) {
                return update.executeUpdate();
            }
        });
    }

    /**
     * Sealed blobs the spool no longer needs, oldest first: the archive has signed for a second copy of every object; or,
     * where it keeps none, for the first one, and again after the grace time.
     */
    List<SpoolBlob> signedFor(Duration grace) {
        return database.inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select institution, blob from indexed_blob b where not exists (
                        select 1 from instance i where i.blob = b.blob and not (i.state = 'sent'
                            and (i.level = 2 or i.level = 1 and i.seen - i.confirmed >= ?)))
                    order by id""")) {
                select.setLong(1, grace.toMillis());
                return blobs(select);
            }
        });
    }

    /** A blob is gone. */
    Forgotten forget(SpoolBlob blob) {
        return database.inTransaction(connection -> {
            Forgotten forgotten = contents(connection, blob);
            change(connection, "delete from indexed_blob where institution = ? and blob = ?", blob);
            change(connection, "delete from instance where institution = ? and blob = ?", blob);
            return forgotten;
        });
    }

    /** Bytes of all objects in the spool. */
    long bytes() {
        return database.inTransaction(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("select coalesce(sum(length), 0) from instance");
                    ResultSet row = select.executeQuery()) {
                return row.getLong(1);
            }
        });
    }

    private static Forgotten contents(Connection connection, SpoolBlob blob) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select coalesce(sum(length), 0), count(*) filter (where state <> 'sent')
                from instance where blob = ?""")) {
            select.setString(1, blob.blob().toString());
            try (ResultSet row = select.executeQuery()) {
                return new Forgotten(row.getLong(1), row.getInt(2));
            }
        }
    }

    private static List<SpoolBlob> blobs(PreparedStatement select) throws SQLException {
        List<SpoolBlob> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new SpoolBlob(new InstitutionId(row.getInt(1)), BlobId.parse(row.getString(2))));
            }
        }
        return found;
    }

    private static int change(Connection connection, String sql, SpoolBlob blob) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, blob.institution().value());
            statement.setString(2, blob.blob().toString());
            return statement.executeUpdate();
        }
    }
}
