package pacs.archive.catalogue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import pacs.platform.blobs.BlobId;
import pacs.platform.blobs.StoredRecord;
import pacs.platform.events.Outbox;
import pacs.platform.events.StudyEvent.StudyGrew;
import pacs.tiering.copies.BlobState;
import pacs.tiering.copies.CopyLedger;
import pacs.tiering.placement.PlacementLedger;

/** Lets an instance whose bytes were found damaged have those that came again. */
final class Healing {

    private static final Logger LOG = Logger.getLogger(Healing.class);

    private record Place(BlobId blob, long position) {}

    private static final String LOCK_STUDY =
            "select id from archive.study where institution = ? and study_uid = ? for no key update";

    private static final String PLACE = """
            select x.blob, x.position
            from archive.study s
            join archive.instance x on x.study = s.id
            where s.institution = ? and s.study_uid = ? and x.sop_uid = ? and x.version = 1""";

    private static final String MOVE = """
            with moved as (
                update archive.instance x set blob = ?, position = ?, object_length = ?, trailer_length = ?
                from archive.study s
                where s.institution = ? and s.study_uid = ? and x.study = s.id and x.sop_uid = ? and x.version = 1
                  and x.dataset_sha256 = ?
                returning x.study, x.series
            ),
            series_changed as (
                update archive.series e set version = e.version + 1 from moved m where e.id = m.series
            )
            update archive.study s set version = s.version + 1 from moved m where s.id = m.study
            returning s.version""";

    private final CopyLedger ledger;
    private final PlacementLedger placement;
    private final Outbox outbox = new Outbox("archive");

    Healing(CopyLedger ledger, PlacementLedger placement) {
        this.ledger = ledger;
        this.placement = placement;
    }

    boolean isDamaged(Connection connection, InstanceKey key) throws SQLException {
        Optional<Place> place = place(connection, key);
        if (place.isEmpty()) {
            return false;
        }
        BlobState state = ledger.states(connection, List.of(place.get().blob()))
                .get(place.get().blob());
        return state != null && state.damage().containsKey(place.get().position());
    }

    /** The study gets a new version, since whoever remembers where its bytes lie has to look again. */
    boolean heal(Connection connection, Arrival arrival) throws SQLException {
        InstanceKey key = arrival.instance();
        try (PreparedStatement lock = connection.prepareStatement(LOCK_STUDY)) {
            lock.setInt(1, key.study().institution().value());
            lock.setString(2, key.study().study().value());
            lock.execute();
        }
        if (!isDamaged(connection, key)) {
            return false;
        }
        StoredRecord stored = arrival.stored();
        placement.requireKept(connection, stored.blob());
        try (PreparedStatement move = connection.prepareStatement(MOVE)) {
            move.setObject(1, stored.blob().value());
            move.setLong(2, stored.position());
            move.setLong(3, stored.objectLength());
            move.setInt(4, stored.trailerLength());
            move.setInt(5, key.study().institution().value());
            move.setString(6, key.study().study().value());
            move.setString(7, key.instance().value());
            move.setBytes(8, stored.dataSetDigest().bytes());
            try (ResultSet row = move.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                outbox.append(
                        connection,
                        List.of(new StudyGrew(
                                key.study().institution(), key.study().study(), row.getLong(1))));
            }
        }
        LOG.infof(
                "HEALED: instance %s of study %s has whole bytes again",
                key.instance(), key.study().study());
        return true;
    }

    private static Optional<Place> place(Connection connection, InstanceKey key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PLACE)) {
            select.setInt(1, key.study().institution().value());
            select.setString(2, key.study().study().value());
            select.setString(3, key.instance().value());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Place(new BlobId(row.getObject(1, UUID.class)), row.getLong(2)))
                        : Optional.empty();
            }
        }
    }
}
