package pacs.archive.completeness;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import pacs.dicom.core.SopInstanceUid;
import pacs.platform.blobs.BlobId;
import pacs.platform.blobs.Sha256;
import pacs.platform.database.Transactions;
import pacs.platform.receipts.ManifestLine;
import pacs.platform.tenancy.InstitutionId;
import pacs.tiering.copies.RecordPlace;

/**
 * A manifest held against the catalogue.
 *
 * @param version of the study before anything was compared; 0 when there is none
 * @param missing not here
 * @param differing here with another data set
 * @param here where the others lie
 */
record Comparison(long version, List<ManifestLine> missing, List<ManifestLine> differing, List<Here> here) {

    private static final int CHUNK = 1000;

    /** An instance that is catalogued with the digest of its line. */
    record Here(ManifestLine line, BlobId blob, RecordPlace place) {}

    private record Row(Sha256 digest, BlobId blob, RecordPlace place) {}

    private static final String VERSION = "select version from archive.study where institution = ? and study_uid = ?";

    private static final String FIND = """
            select x.sop_uid, x.dataset_sha256, x.blob, x.position, x.object_length, x.trailer_length
            from unnest(?::text[]) as w (sop_uid)
            join archive.study s on s.institution = ? and s.study_uid = ?
            join archive.instance x on x.sop_uid = w.sop_uid and x.study = s.id and x.version = 1""";

    static Comparison of(Manifest manifest, InstitutionId institution, DataSource region) {
        long version = version(manifest, institution, region);
        Comparison comparison = new Comparison(version, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<ManifestLine> lines = manifest.lines();
        for (int from = 0; from < lines.size(); from += CHUNK) {
            List<ManifestLine> chunk = lines.subList(from, Math.min(lines.size(), from + CHUNK));
            Map<String, Row> rows = find(manifest, institution, chunk, region);
            chunk.forEach(
                    line -> comparison.judge(line, rows.get(line.instance().value())));
        }
        return comparison;
    }

    boolean isComplete() {
        return missing.isEmpty() && differing.isEmpty();
    }

    static List<SopInstanceUid> uids(List<ManifestLine> lines) {
        return lines.stream().map(ManifestLine::instance).toList();
    }

    private void judge(ManifestLine line, @Nullable Row row) {
        if (row == null) {
            missing.add(line);
        } else if (row.digest().equals(line.digest())) {
            here.add(new Here(line, row.blob(), row.place()));
        } else {
            differing.add(line);
        }
    }

    private static long version(Manifest manifest, InstitutionId institution, DataSource region) {
        return Transactions.read(region, connection -> {
            try (PreparedStatement select = connection.prepareStatement(VERSION)) {
                select.setInt(1, institution.value());
                select.setString(2, manifest.study().value());
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0L;
                }
            }
        });
    }

    private static Map<String, Row> find(
            Manifest manifest, InstitutionId institution, List<ManifestLine> chunk, DataSource region) {
        return Transactions.read(region, connection -> {
            try (PreparedStatement select = connection.prepareStatement(FIND)) {
                Object[] uids =
                        chunk.stream().map(line -> line.instance().value()).toArray();
                select.setArray(1, connection.createArrayOf("text", uids));
                select.setInt(2, institution.value());
                select.setString(3, manifest.study().value());
                Map<String, Row> rows = new HashMap<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        rows.put(row.getString(1), row(row));
                    }
                }
                return rows;
            }
        });
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                Sha256.of(row.getBytes(2)),
                new BlobId(row.getObject(3, UUID.class)),
                RecordPlace.of(row.getLong(4), row.getLong(5), row.getInt(6)));
    }
}
