package pacs.tiering.placement;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import pacs.dicom.core.StudyUid;
import pacs.platform.Refusal;
import pacs.platform.blobs.BlobId;
import pacs.platform.tenancy.InstitutionId;

/** Where each blob lies. Rows are written on the caller's connection: in the transaction of the fact they belong to. */
@ApplicationScoped
public class PlacementLedger {

    private static final String OPENED = """
            insert into tiering.placement (blob, volume, institution, study_uid)
            select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[]) order by 1
            on conflict (blob) do nothing""";

    private static final String SEALED = """
            update tiering.placement set sealed_at = now(), bytes = ?, epoch = epoch + 1
            where blob = ? and sealed_at is null""";

    private static final String OPEN = """
            select blob, volume, institution, study_uid from tiering.placement
            where volume = ? and sealed_at is null and replaced_at is null order by blob""";

    private static final String ON = """
            select blob, volume, institution, study_uid from tiering.placement
            where volume = ? and blob > ? and replaced_at is null order by blob limit ?""";

    private static final String ONE = """
            select blob, volume, institution, study_uid from tiering.placement
            where volume = ? and blob = ? and replaced_at is null""";

    private static final String OF = """
            select blob, bytes, state in ('PROTECTED', 'COLD') from tiering.placement
            where volume = ? and institution = ? and study_uid = ? and replaced_at is null order by blob""";

    private static final String REPLACE = """
            update tiering.placement set replaced_at = now(), replaced_by = ?, epoch = epoch + 1
            where blob = any(?) and replaced_at is null""";

    /** What they had replaced and is not deleted yet is replaced by their successors, too. */
    private static final String HAND_ON = """
            update tiering.placement
            set replaced_by = array(select b from unnest(replaced_by || ?) b where b <> all(?))
            where replaced_at is not null and deleted_at is null and replaced_by && ?""";

    private static final String IS_REPLACED =
            "select from tiering.placement where blob = ? and replaced_at is not null";

    /** The copies of what was copied go only when what replaced it is copied, and only while their place is there. */
    private static final String REPLACED = """
            select p.blob, p.volume, p.institution, p.study_uid from tiering.placement p
            where p.volume = ? and p.deleted_at is null and p.replaced_at < now() - make_interval(secs => ?)
              and case when ? then not exists (
                    select from tiering.placement n
                    where n.blob = any(p.replaced_by) and n.state not in ('PROTECTED', 'COLD'))
                  else p.state not in ('PROTECTED', 'COLD') end
            order by p.blob""";

    /**
     * A blob of a study.
     *
     * @param bytes when it is sealed
     * @param isCopied whether a verified copy lies in the second place
     */
    public record Extent(BlobId blob, OptionalLong bytes, boolean isCopied) {}

    /** Notes blobs as HOT and open; those already known stay as they are. */
    public void opened(Connection connection, Collection<HotBlob> blobs) throws SQLException {
        List<HotBlob> distinct = blobs.stream().distinct().toList();
        try (PreparedStatement insert = connection.prepareStatement(OPENED)) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            distinct.stream().map(blob -> blob.blob().value()).toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", distinct.stream().map(HotBlob::volume).toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "int4",
                            distinct.stream()
                                    .map(blob -> blob.institution().value())
                                    .toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "text",
                            distinct.stream().map(blob -> blob.study().value()).toArray()));
            insert.executeUpdate();
        }
    }

    /** Notes that a blob will never change again; false for one that was noted before, or holds no instance. */
    public boolean sealed(Connection connection, BlobId blob, long bytes) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(SEALED)) {
            update.setLong(1, bytes);
            update.setObject(2, blob.value());
            return update.executeUpdate() > 0;
        }
    }

    /** The blobs of a volume that are not sealed, which are those a start has to look at. */
    public List<HotBlob> open(Connection connection, UUID volume) throws SQLException {
        return blobs(connection, OPEN, volume);
    }

    /** The blobs a study has on a volume. */
    public List<Extent> of(Connection connection, UUID volume, InstitutionId institution, StudyUid study)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OF)) {
            query.setObject(1, volume);
            query.setInt(2, institution.value());
            query.setString(3, study.value());
            List<Extent> extents = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    long bytes = row.getLong(2);
                    OptionalLong sealed = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(bytes);
                    extents.add(new Extent(new BlobId(row.getObject(1, UUID.class)), sealed, row.getBoolean(3)));
                }
            }
            return extents;
        }
    }

    /** Notes that all that is kept of some blobs lies in others; whoever works on the old ones is fenced. */
    public void replaced(Connection connection, Collection<BlobId> old, Collection<BlobId> by) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(REPLACE)) {
            update.setArray(1, connection.createArrayOf("uuid", ids(by)));
            update.setArray(2, connection.createArrayOf("uuid", ids(old)));
            update.executeUpdate();
        }
        try (PreparedStatement update = connection.prepareStatement(HAND_ON)) {
            update.setArray(1, connection.createArrayOf("uuid", ids(by)));
            update.setArray(2, connection.createArrayOf("uuid", ids(old)));
            update.setArray(3, connection.createArrayOf("uuid", ids(old)));
            update.executeUpdate();
        }
    }

    /**
     * Before a row is pointed at a blob, under the lock of its study, under which blobs are replaced, too.
     *
     * @throws Refusal UNAVAILABLE when the blob was replaced and its bytes will go
     */
    public void requireKept(Connection connection, BlobId blob) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(IS_REPLACED)) {
            query.setObject(1, blob.value());
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    throw tooLate();
                }
            }
        }
    }

    /** What is told of an object whose commit took so long that its blob was written anew without it. */
    public static Refusal tooLate() {
        return new Refusal(
                Refusal.Reason.UNAVAILABLE,
                "The object took too long to be catalogued and was not stored; send it again.");
    }

    /** The blobs of a volume to which nothing refers any more, and whose bytes may still be there. */
    public Set<BlobId> replaced(Connection connection, UUID volume) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select blob from tiering.placement where volume = ? and replaced_at is not null and deleted_at is null")) {
            query.setObject(1, volume);
            Set<BlobId> blobs = new HashSet<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    blobs.add(new BlobId(rows.getObject(1, UUID.class)));
                }
            }
            return blobs;
        }
    }

    /**
     * Blobs of a volume that were replaced longer ago than that and whose bytes are still there.
     *
     * @param copied whether there is a second place: then only those whose successors are copied, else those never copied
     */
    public List<HotBlob> replaced(Connection connection, UUID volume, Duration grace, boolean copied)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(REPLACED)) {
            query.setObject(1, volume);
            query.setDouble(2, grace.toMillis() / 1000.0);
            query.setBoolean(3, copied);
            return found(query);
        }
    }

    /** Notes that the bytes of a blob that was replaced are gone. */
    public boolean deleted(Connection connection, BlobId blob) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update tiering.placement set deleted_at = now() where blob = ? and replaced_at is not null")) {
            update.setObject(1, blob.value());
            return update.executeUpdate() > 0;
        }
    }

    private static Object[] ids(Collection<BlobId> blobs) {
        return blobs.stream().map(BlobId::value).toArray();
    }

    /**
     * As many blobs of a volume that count as are asked for, in the order of their ids.
     *
     * @param after less than all of them
     */
    public List<HotBlob> on(Connection connection, UUID volume, UUID after, int limit) throws SQLException {
        return blobs(connection, ON, volume, after, limit);
    }

    /** One blob of a volume; empty when it holds no instance. */
    public Optional<HotBlob> find(Connection connection, UUID volume, BlobId blob) throws SQLException {
        return blobs(connection, ONE, volume, blob.value()).stream().findFirst();
    }

    private static List<HotBlob> blobs(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            return found(query);
        }
    }

    private static List<HotBlob> found(PreparedStatement query) throws SQLException {
        List<HotBlob> found = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(new HotBlob(
                        new BlobId(rows.getObject(1, UUID.class)),
                        rows.getObject(2, UUID.class),
                        new InstitutionId(rows.getInt(3)),
                        new StudyUid(rows.getString(4))));
            }
        }
        return found;
    }
}
