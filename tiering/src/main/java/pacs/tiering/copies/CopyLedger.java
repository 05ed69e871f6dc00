package pacs.tiering.copies;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pacs.dicom.core.StudyUid;
import pacs.platform.blobs.BlobId;
import pacs.platform.blobs.Sha256;
import pacs.platform.tenancy.InstitutionId;
import pacs.tiering.placement.HotBlob;

/** What placement knows of copies and of bytes that were read again. */
@ApplicationScoped
public class CopyLedger {

    /** @param epoch whoever has an older one is fenced */
    record Claim(HotBlob blob, long epoch) {}

    private static final String CLAIM = """
            update tiering.placement set state = 'COPYING', epoch = epoch + 1
            where blob = (
                select blob from tiering.placement
                where volume = ? and sealed_at is not null and replaced_at is null
                  and state in ('HOT', 'COPYING') and blob <> all(?)
                order by sealed_at limit 1 for update skip locked)
            returning blob, volume, institution, study_uid, epoch""";

    private static final String PROTECT = """
            update tiering.placement set state = 'PROTECTED', sha256 = ?, copied_at = now(), epoch = epoch + 1
            where blob = ? and epoch = ? and state = 'COPYING'""";

    private static final String STATES = """
            select p.blob, p.state in ('PROTECTED', 'COLD'), p.checked_to, d.position, d.reason
            from tiering.placement p left join tiering.damage d using (blob) where p.blob = any(?)""";

    /** The oldest sealed blob of a volume without a copy, except those; taken by whoever asked last. */
    Optional<Claim> claim(Connection connection, UUID volume, Collection<BlobId> except) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(CLAIM)) {
            update.setObject(1, volume);
            update.setArray(2, connection.createArrayOf("uuid", ids(except)));
            try (ResultSet row = update.executeQuery()) {
                return row.next()
                        ? Optional.of(new Claim(
                                new HotBlob(
                                        new BlobId(row.getObject(1, UUID.class)),
                                        row.getObject(2, UUID.class),
                                        new InstitutionId(row.getInt(3)),
                                        new StudyUid(row.getString(4))),
                                row.getLong(5)))
                        : Optional.empty();
            }
        }
    }

    /** Notes a verified copy; false when another has taken the blob since. */
    boolean copied(Connection connection, Claim claim, Sha256 digest) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(PROTECT)) {
            update.setBytes(1, digest.bytes());
            update.setObject(2, claim.blob().blob().value());
            update.setLong(3, claim.epoch());
            return update.executeUpdate() == 1;
        }
    }

    /** Blobs that placement does not know are not in the answer. */
    public Map<BlobId, BlobState> states(Connection connection, Collection<BlobId> blobs) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(STATES)) {
            select.setArray(1, connection.createArrayOf("uuid", ids(blobs)));
            Map<BlobId, BlobState> states = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    BlobState state = new BlobState(row.getBoolean(2), row.getLong(3), damage(row));
                    states.merge(new BlobId(row.getObject(1, UUID.class)), state, CopyLedger::joined);
                }
            }
            return states;
        }
    }

    /** Every record before that position was read again. */
    void checked(Connection connection, BlobId blob, long to) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update tiering.placement set checked_to = greatest(checked_to, ?) where blob = ?")) {
            update.setLong(1, to);
            update.setObject(2, blob.value());
            update.executeUpdate();
        }
    }

    /** Notes what is wrong, once for each record. */
    public void damaged(Connection connection, BlobId blob, Map<Long, String> damage) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into tiering.damage (blob, position, reason) values (?, ?, ?) on conflict do nothing")) {
            for (Map.Entry<Long, String> found : damage.entrySet()) {
                insert.setObject(1, blob.value());
                insert.setLong(2, found.getKey());
                insert.setString(3, found.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static Map<Long, String> damage(ResultSet row) throws SQLException {
        String reason = row.getString(5);
        return reason == null ? Map.of() : Map.of(row.getLong(4), reason);
    }

    private static BlobState joined(BlobState one, BlobState other) {
        Map<Long, String> both = new HashMap<>(one.damage());
        both.putAll(other.damage());
        return new BlobState(one.isCopied(), one.checkedTo(), both);
    }

    private static Object[] ids(Collection<BlobId> blobs) {
        return blobs.stream().map(BlobId::value).toArray();
    }
}
