package pacs.tiering.placement;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import pacs.dicom.core.StudyUid;
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
            where volume = ? and sealed_at is null order by blob""";

    private static final String ON =
            "select blob, volume, institution, study_uid from tiering.placement where volume = ? order by blob";

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

    /** All blobs of a volume. */
    public List<HotBlob> on(Connection connection, UUID volume) throws SQLException {
        return blobs(connection, ON, volume);
    }

    private static List<HotBlob> blobs(Connection connection, String sql, UUID volume) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, volume);
            List<HotBlob> open = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    open.add(new HotBlob(
                            new BlobId(rows.getObject(1, UUID.class)),
                            rows.getObject(2, UUID.class),
                            new InstitutionId(rows.getInt(3)),
                            new StudyUid(rows.getString(4))));
                }
            }
            return open;
        }
    }
}
