package pacs.archive.rewrite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import pacs.archive.catalogue.StudyKey;
import pacs.platform.blobs.BlobId;
import pacs.platform.blobs.StoredRecord;

/**
 * A row whose record is written anew.
 *
 * @param shown whether it is one of {@code archive.instance}, or kept beside one
 * @param bytes of its object and trailer
 */
record Kept(boolean shown, int study, String instance, int version, BlobId blob, long position, long bytes) {

    private static final String ROWS = """
            select true as shown, x.study, x.sop_uid, x.version, x.blob, x.position, x.object_length + x.trailer_length,
                   e.number as series, e.series_uid, x.number
            from archive.study s
            join archive.instance x on x.study = s.id
            join archive.series e on e.id = x.series
            where s.institution = ? and s.study_uid = ? and x.blob = any(?)
            union all
            select false, o.study, o.sop_uid, o.version, o.blob, o.position, o.object_length + o.trailer_length,
                   null, o.series_uid, null
            from archive.study s
            join archive.other_version o on o.study = s.id
            where s.institution = ? and s.study_uid = ? and o.blob = any(?)
            order by shown desc, series nulls last, series_uid, number nulls last, sop_uid, version""";

    private static final String MOVE = """
            update archive.%s x set blob = u.blob, position = u.position, trailer_length = u.trailer_length
            from unnest(?::int[], ?::text[], ?::int[], ?::uuid[], ?::int8[], ?::uuid[], ?::int8[], ?::int[])
                 as u (study, sop_uid, version, old_blob, old_position, blob, position, trailer_length)
            where x.study = u.study and x.sop_uid = u.sop_uid and x.version = u.version
              and x.blob = u.old_blob and x.position = u.old_position""";

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

    /** Has rows point at their new records; false when one of them points somewhere else by now. */
    static boolean move(Connection connection, Map<Kept, StoredRecord> copies) throws SQLException {
        return move(connection, MOVE_SHOWN, part(copies, true)) && move(connection, MOVE_OTHER, part(copies, false));
    }

    private static List<Map.Entry<Kept, StoredRecord>> part(Map<Kept, StoredRecord> copies, boolean shown) {
        return copies.entrySet().stream()
                .filter(copy -> copy.getKey().shown() == shown)
                .toList();
    }

    private static boolean move(Connection connection, String sql, List<Map.Entry<Kept, StoredRecord>> copies)
            throws SQLException {
        if (copies.isEmpty()) {
            return true;
        }
        try (PreparedStatement move = connection.prepareStatement(sql)) {
            bind(move, 1, "int4", copies, copy -> copy.getKey().study());
            bind(move, 2, "text", copies, copy -> copy.getKey().instance());
            bind(move, 3, "int4", copies, copy -> copy.getKey().version());
            bind(move, 4, "uuid", copies, copy -> copy.getKey().blob().value());
            bind(move, 5, "int8", copies, copy -> copy.getKey().position());
            bind(move, 6, "uuid", copies, copy -> copy.getValue().blob().value());
            bind(move, 7, "int8", copies, copy -> copy.getValue().position());
            bind(move, 8, "int4", copies, copy -> copy.getValue().trailerLength());
            return move.executeUpdate() == copies.size();
        }
    }

    private static void bind(
            PreparedStatement move,
            int index,
            String type,
            List<Map.Entry<Kept, StoredRecord>> copies,
            Function<Map.Entry<Kept, StoredRecord>, Object> value)
            throws SQLException {
        move.setArray(
                index,
                move.getConnection()
                        .createArrayOf(type, copies.stream().map(value).toArray()));
    }
}
