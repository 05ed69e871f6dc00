package pacs.archive.catalogue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.TransferSyntax;
import pacs.platform.audit.AuditTrail;
import pacs.platform.blobs.BlobId;
import pacs.platform.blobs.Sha256;
import pacs.platform.blobs.StoredRecord;
import pacs.platform.events.Outbox;
import pacs.platform.events.StudyEvent.OtherVersionKept;
import pacs.tiering.copies.BlobState;
import pacs.tiering.copies.CopyLedger;
import pacs.tiering.placement.PlacementLedger;

/** What is kept beside the instance that is shown: other bytes under its UIDs, each of them once. */
final class OtherVersions {

    private static final String SHOWN = """
            select e.series_uid, t.uid, x.blob, x.position, x.object_length
            from archive.study s
            join archive.instance x on x.study = s.id
            join archive.series e on e.id = x.series
            join archive.transfer_syntax t on t.id = x.transfer_syntax
            where s.institution = ? and s.study_uid = ? and x.sop_uid = ? and x.version = 1""";

    private static final String PLACE = """
            select o.blob, o.position from archive.study s join archive.other_version o on o.study = s.id
            where s.institution = ? and s.study_uid = ? and o.sop_uid = ? and o.dataset_sha256 = ?""";

    private static final String HEAL = """
            update archive.other_version set blob = ?, position = ?, object_length = ?, trailer_length = ?
            where study = ? and sop_uid = ? and dataset_sha256 = ?""";

    private static final String LOCK_STUDY =
            "select id, version from archive.study where institution = ? and study_uid = ? for no key update";

    /** Under the lock of the study, so that two that come together get a number each. */
    private static final String KEEP = """
            insert into archive.other_version (study, sop_uid, version, same_content, dataset_sha256, series_uid,
                                               transfer_syntax, blob, position, object_length, trailer_length,
                                               transfer, actor)
            select w.study, w.sop_uid,
                   (select coalesce(max(o.version), 1) + 1 from archive.other_version o
                    where o.study = w.study and o.sop_uid = w.sop_uid),
                   ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
            from (values (?::int, ?::text)) as w (study, sop_uid)
            on conflict (study, sop_uid, dataset_sha256) do nothing""";

    private final CopyLedger ledger;
    private final PlacementLedger placement;
    private final AuditTrail trail;
    private final Outbox outbox = new Outbox("archive");

    OtherVersions(CopyLedger ledger, PlacementLedger placement, AuditTrail trail) {
        this.ledger = ledger;
        this.placement = placement;
        this.trail = trail;
    }

    /** The instance that is shown. */
    Optional<StoredInstance> shown(Connection connection, InstanceKey key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SHOWN)) {
            bind(select, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new StoredInstance(
                                key.study().institution(),
                                key.study().study(),
                                new SeriesUid(row.getString(1)),
                                key.instance(),
                                new TransferSyntax(row.getString(2)),
                                new BlobId(row.getObject(3, UUID.class)),
                                row.getLong(4),
                                row.getLong(5)))
                        : Optional.empty();
            }
        }
    }

    /** Whether these bytes are kept, and were not found damaged since. */
    boolean isHere(Connection connection, InstanceKey key, Sha256 digest) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PLACE)) {
            bind(select, key);
            select.setBytes(4, digest.bytes());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                BlobId blob = new BlobId(row.getObject(1, UUID.class));
                BlobState state = ledger.states(connection, List.of(blob)).get(blob);
                return state == null || !state.damage().containsKey(row.getLong(2));
            }
        }
    }

    /** False when these bytes are here already, beside the one that is shown; damaged ones are replaced. */
    boolean keep(Connection connection, Arrival arrival, boolean sameContent) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK_STUDY)) {
            lock.setInt(1, arrival.transfer().institution().value());
            lock.setString(2, arrival.study().study().value());
            try (ResultSet study = lock.executeQuery()) {
                if (!study.next()) {
                    throw new SQLException("The study of an instance that is here is not");
                }
                if (!insert(connection, arrival, study.getInt(1), sameContent)) {
                    heal(connection, arrival, study.getInt(1));
                    return false;
                }
                placement.requireKept(connection, arrival.stored().blob());
                tell(connection, arrival, study.getLong(2), sameContent);
                return true;
            }
        }
    }

    private void heal(Connection connection, Arrival arrival, int study) throws SQLException {
        StoredRecord stored = arrival.stored();
        if (isHere(connection, arrival.instance(), stored.dataSetDigest())) {
            return;
        }
        placement.requireKept(connection, arrival.stored().blob());
        try (PreparedStatement update = connection.prepareStatement(HEAL)) {
            update.setObject(1, stored.blob().value());
            update.setLong(2, stored.position());
            update.setLong(3, stored.objectLength());
            update.setInt(4, stored.trailerLength());
            update.setInt(5, study);
            update.setString(6, arrival.facts().sopInstance().value());
            update.setBytes(7, stored.dataSetDigest().bytes());
            update.executeUpdate();
        }
    }

    private static boolean insert(Connection connection, Arrival arrival, int study, boolean sameContent)
            throws SQLException {
        StoredRecord stored = arrival.stored();
        try (PreparedStatement insert = connection.prepareStatement(KEEP)) {
            insert.setBoolean(1, sameContent);
            insert.setBytes(2, stored.dataSetDigest().bytes());
            insert.setString(3, arrival.facts().seriesUid().value());
            insert.setString(4, arrival.facts().transferSyntax().uid());
            insert.setObject(5, stored.blob().value());
            insert.setLong(6, stored.position());
            insert.setLong(7, stored.objectLength());
            insert.setInt(8, stored.trailerLength());
            insert.setObject(9, arrival.transfer().id());
            insert.setString(10, arrival.transfer().actor());
            insert.setInt(11, study);
            insert.setString(12, arrival.facts().sopInstance().value());
            return insert.executeUpdate() > 0;
        }
    }

    private void tell(Connection connection, Arrival arrival, long version, boolean sameContent) throws SQLException {
        Transfer transfer = arrival.transfer();
        trail.record(
                connection,
                transfer.act(
                        sameContent ? "repeat" : "conflict",
                        arrival.study().study(),
                        arrival.facts().study().patient().id()));
        outbox.append(
                connection,
                List.of(new OtherVersionKept(
                        transfer.institution(),
                        arrival.study().study(),
                        version,
                        arrival.facts().sopInstance(),
                        sameContent)));
    }

    private static void bind(PreparedStatement statement, InstanceKey key) throws SQLException {
        statement.setInt(1, key.study().institution().value());
        statement.setString(2, key.study().study().value());
        statement.setString(3, key.instance().value());
    }
}
