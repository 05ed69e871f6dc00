package pacs.archive.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import pacs.archive.catalogue.StudyContents.SeriesContents;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.TransferSyntax;
import pacs.platform.Refusal;
import pacs.platform.blobs.BlobId;
import pacs.platform.tenancy.AsInstitution;

/** Finds what is read most often by one statement each, along primary keys, as the institution that looks. */
@ApplicationScoped
public class Locator {

    private static final String INSTANCE = """
            select e.series_uid, i.sop_uid, t.uid, i.blob, i.position, i.object_length
            from archive.study s
            join archive.instance i on i.study = s.id and i.sop_uid = ?
            join archive.series e on e.id = i.series
            join archive.transfer_syntax t on t.id = i.transfer_syntax
            where s.institution = ? and s.study_uid = ? and e.series_uid = ?
            order by i.version
            limit 1""";

    private static final String VERSION = """
            select s.version, e.version
            from archive.study s
            join archive.series e on e.study = s.id
            where s.institution = ? and s.study_uid = ? and e.series_uid = ?""";

    private static final String CONTENTS = """
            select e.series_uid, i.sop_uid, t.uid, i.blob, i.position, i.object_length, s.version, e.version
            from archive.study s
            join archive.series e on e.study = s.id
            join archive.instance i on i.series = e.id
            join archive.transfer_syntax t on t.id = i.transfer_syntax
            where s.institution = ? and s.study_uid = ?""";
    private static final String IN_ORDER =
            " order by e.number nulls last, e.series_uid, i.number nulls last, i.sop_uid, i.version";
    private static final String OF_STUDY = CONTENTS + IN_ORDER;
    private static final String OF_SERIES = CONTENTS + " and e.series_uid = ? and e.instance_count <= ?" + IN_ORDER;

    private final DataSource region;

    /** @param region the region's database as the runtime role */
    @Inject
    public Locator(@Named("region") DataSource region) {
        this.region = region;
    }

    /** @throws Refusal NOT_FOUND when the viewer may see no such instance in this series */
    public StoredInstance instance(Sight sight, SeriesUid series, SopInstanceUid instance) {
        return AsInstitution.inTransaction(region, sight.viewer(), connection -> {
                    try (PreparedStatement query = connection.prepareStatement(INSTANCE)) {
                        query.setString(1, instance.value());
                        bind(query, 2, sight.study());
                        query.setString(4, series.value());
                        try (ResultSet row = query.executeQuery()) {
                            return row.next()
                                    ? Optional.of(stored(sight.study(), row))
                                    : Optional.<StoredInstance>empty();
                        }
                    }
                })
                .orElseThrow(() -> absent("No instance " + instance + " is here in series " + series + " of study "
                        + sight.study().study() + "."));
    }

    /** @throws Refusal NOT_FOUND when the viewer may see no such series in this study */
    public SeriesVersion version(Sight sight, SeriesUid series) {
        return AsInstitution.inTransaction(region, sight.viewer(), connection -> {
                    try (PreparedStatement query = connection.prepareStatement(VERSION)) {
                        bind(query, 1, sight.study());
                        query.setString(3, series.value());
                        try (ResultSet row = query.executeQuery()) {
                            return row.next()
                                    ? Optional.of(new SeriesVersion(row.getLong(1), row.getLong(2)))
                                    : Optional.<SeriesVersion>empty();
                        }
                    }
                })
                .orElseThrow(() -> absent("No series " + series + " is here in study "
                        + sight.study().study() + "."));
    }

    /** @throws Refusal NOT_FOUND when the viewer may see no such study */
    public StudyContents contents(Sight sight) {
        return AsInstitution.inTransaction(region, sight.viewer(), connection -> {
                    try (PreparedStatement query = connection.prepareStatement(OF_STUDY)) {
                        bind(query, 1, sight.study());
                        return contents(sight.study(), query);
                    }
                })
                .orElseThrow(() -> absent("No study " + sight.study().study() + " is here."));
    }

    /** One series alone; empty when it is not there or has more instances than that. */
    public Optional<SeriesContents> contents(Sight sight, SeriesUid series, int most) {
        return AsInstitution.inTransaction(region, sight.viewer(), connection -> {
                    try (PreparedStatement query = connection.prepareStatement(OF_SERIES)) {
                        bind(query, 1, sight.study());
                        query.setString(3, series.value());
                        query.setInt(4, most);
                        return contents(sight.study(), query);
                    }
                })
                .map(contents -> contents.series().getFirst());
    }

    private static Optional<StudyContents> contents(StudyKey study, PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            return rows.next() ? Optional.of(contents(study, rows)) : Optional.empty();
        }
    }

    /** From the first row, on which the set stands, to the last; rows of a series follow each other. */
    private static StudyContents contents(StudyKey study, ResultSet rows) throws SQLException {
        long version = rows.getLong(7);
        List<SeriesContents> series = new ArrayList<>();
        boolean more = true;
        while (more) {
            List<StoredInstance> instances = new ArrayList<>();
            SeriesUid uid = new SeriesUid(rows.getString(1));
            long seriesVersion = rows.getLong(8);
            do {
                instances.add(stored(study, rows));
                more = rows.next();
            } while (more && rows.getString(1).equals(uid.value()));
            series.add(new SeriesContents(uid, seriesVersion, instances));
        }
        return new StudyContents(study, version, series);
    }

    private static void bind(PreparedStatement query, int first, StudyKey study) throws SQLException {
        query.setInt(first, study.institution().value());
        query.setString(first + 1, study.study().value());
    }

    private static StoredInstance stored(StudyKey study, ResultSet row) throws SQLException {
        return new StoredInstance(
                study.institution(),
                study.study(),
                new SeriesUid(row.getString(1)),
                new SopInstanceUid(row.getString(2)),
                new TransferSyntax(row.getString(3)),
                new BlobId(row.getObject(4, UUID.class)),
                row.getLong(5),
                row.getLong(6));
    }

    private static Refusal absent(String what) {
        return new Refusal(Refusal.Reason.NOT_FOUND, what);
    }
}
