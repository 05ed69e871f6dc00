package pacs.archive.rewrite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import pacs.archive.catalogue.StudyKey;
import pacs.platform.blobs.BlobId;
import pacs.platform.blobs.StoredRecord;

/**
 * A row whose record is written anew.
 *
 * @param shown whether it is one of {@code archive.instance}, or kept beside one
 * @param bytes of its object
 */
record Kept(boolean shown, int study, String instance, int version, BlobId blob, long position, long bytes) {

    private static final String ROWS = """
            select true as shown, x.study, x.sop_uid, x.version, x.blob, x.position, x.object_length,
                   e.number as series, e.series_uid, x.number
            from archive.study s
            join archive.instance x on x.study = s.id
            join archive.series e on e.id = x.series
            where s.institution = ? and s.study_uid = ? and x.blob = any(?)
            union all
            select false, o.study, o.sop_uid, o.version, o.blob, o.position, o.object_length,
                   null, o.series_uid, null
            from archive.study s
            join archive.other_version o on o.study = s.id
            where s.institution = ? and s.study_uid = ? and o.blob = any(?)
            order by shown desc, series nulls last, series_uid, number nulls last, sop_uid, version""";

    private static final String MOVE = """
            update archive.%s set blob = ?, position = ?, trailer_length = ?
            where study = ? and sop_uid = ? and version = ? and blob = ? and position = ?""";

    private static final String MOVE_SHOWN = MOVE.formatted("instance");
    private static final String MOVE_OTHER = MOVE.formatted("other_version");

    /** What a study has in some blobs, in the order in which it is looked at. */
    static List<Kept> in(Connection connection, StudyKey study, Collection<BlobId> blobs) throws SQLException {
        Object[] ids = blobs.stream().map(BlobId::value).toArray();
        try (PreparedStatement select = connection.prepareStatement(ROWS)) {
            for (int part = 0; part <= 1; part++) {
                select.setInt(3 * part + 1, study.institution().value());
                select.setString(3 * part + 2, study.study().value());
                select.setArray(3 * part + 3, connection.createArrayOf("uuid", ids));
            }
            List<Kept> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new Kept(
                            row.getBoolean(1),
                            row.getInt(2),
                            row.getString(3),
                            row.getInt(4),
                            new BlobId(row.getObject(5, UUID.class)),
                            row.getLong(6),
                            row.getLong(7)));
                }
            }
            return rows;
        }
    }

    /** Has the row point at its new record; false when it points somewhere else by now. */
    boolean moveTo(Connection connection, StoredRecord record) throws SQLException {
        try (PreparedStatement move = connection.prepareStatement(shown ? MOVE_SHOWN : MOVE_OTHER)) {
            move.setObject(1, record.blob().value());
            move.setLong(2, record.position());
            move.setInt(3, record.trailerLength());
            move.setInt(4, study);
            move.setString(5, instance);
            move.setInt(6, version);
            move.setObject(7, blob.value());
            move.setLong(8, position);
            return move.executeUpdate() == 1;
        }
    }
}
