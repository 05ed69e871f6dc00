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
import pacs.dicom.core.SopInstanceUid;
import pacs.platform.blobs.BlobId;
import pacs.platform.blobs.Sha256;
import pacs.platform.receipts.ManifestLine;
import pacs.platform.tenancy.AsInstitution;
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
            cross join lateral (
                select i.sop_uid, i.dataset_sha256, i.blob, i.position, i.object_length, i.trailer_length
                from archive.instance i where i.sop_uid = w.sop_uid and i.study = s.id and i.version = 1
                union all
                select o.sop_uid, o.dataset_sha256, o.blob, o.position, o.object_length, o.trailer_length
                from archive.other_version o where o.sop_uid = w.sop_uid and o.study = s.id) x""";

    static Comparison of(Manifest manifest, InstitutionId institution, DataSource region) {
        long version = version(manifest, institution, region);
        Comparison comparison = new Comparison(version, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<ManifestLine> lines = manifest.lines();
        for (int from = 0; from < lines.size(); from += CHUNK) {
            List<ManifestLine> chunk = lines.subList(from, Math.min(lines.size(), from + CHUNK));
            Map<String, List<Row>> rows = find(manifest, institution, chunk, region);
            chunk.forEach(line ->
                    comparison.judge(line, rows.getOrDefault(line.instance().value(), List.of())));
        }
        return comparison;
    }

    boolean isComplete() {
        return missing.isEmpty() && differing.isEmpty();
    }

    static List<SopInstanceUid> uids(List<ManifestLine> lines) {
        return lines.stream().map(ManifestLine::instance).toList();
    }

    /** @param rows the instance that is shown, and others that came under its UIDs */
    private void judge(ManifestLine line, List<Row> rows) {
        if (rows.isEmpty()) {
            missing.add(line);
            return;
        }
        rows.stream()
                .filter(row -> row.digest().equals(line.digest()))
                .findFirst()
                .ifPresentOrElse(row -> here.add(new Here(line, row.blob(), row.place())), () -> differing.add(line));
    }

    private static long version(Manifest manifest, InstitutionId institution, DataSource region) {
        return AsInstitution.inTransaction(region, institution, connection -> {
            try (PreparedStatement select = connection.prepareStatement(VERSION)) {
                select.setInt(1, institution.value());
                select.setString(2, manifest.study().value());
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0L;
                }
            }
        });
    }

    private static Map<String, List<Row>> find(
            Manifest manifest, InstitutionId institution, List<ManifestLine> chunk, DataSource region) {
        return AsInstitution.inTransaction(region, institution, connection -> {
            try (PreparedStatement select = connection.prepareStatement(FIND)) {
                Object[] uids =
                        chunk.stream().map(line -> line.instance().value()).toArray();
                select.setArray(1, connection.createArrayOf("text", uids));
                select.setInt(2, institution.value());
                select.setString(3, manifest.study().value());
                Map<String, List<Row>> rows = new HashMap<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        rows.computeIfAbsent(row.getString(1), _ -> new ArrayList<>(1))
                                .add(row(row));
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
