package pacs.archive.retrieve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.TransferSyntax;
import pacs.platform.Refusal;
import pacs.platform.blobs.BlobId;
import pacs.platform.database.Transactions;
import pacs.platform.tenancy.InstitutionId;

/** Which objects an institution has of a study, a series, or under one UID, in the order of their numbers. */
@ApplicationScoped
public class Holdings {

    private static final String INSTANCES = """
            select s.study_uid, e.series_uid, i.sop_uid, t.uid, i.blob, i.position, i.object_length
            from archive.study s
            join archive.series e on e.study = s.id
            join archive.instance i on i.series = e.id
            join archive.transfer_syntax t on t.id = i.transfer_syntax
            where s.institution = ? and s.study_uid = ?""";
    private static final String IN_ORDER =
            " order by e.number nulls last, e.series_uid, i.number nulls last, i.sop_uid";

    private final DataSource region;

    @Inject
    public Holdings(@Named("region") DataSource region) {
        this.region = region;
    }

    /** @throws Refusal NOT_FOUND when the institution has no such study */
    public List<StoredInstance> of(InstitutionId institution, StudyUid study) {
        return found(institution, "No study " + study + " is here.", INSTANCES + IN_ORDER, study.value());
    }

    /** @throws Refusal NOT_FOUND when the institution has no such series in this study */
    public List<StoredInstance> of(InstitutionId institution, StudyUid study, SeriesUid series) {
        return found(
                institution,
                "No series " + series + " is here in study " + study + ".",
                INSTANCES + " and e.series_uid = ?" + IN_ORDER,
                study.value(),
                series.value());
    }

    /** @throws Refusal NOT_FOUND when the institution has no such instance in this series */
    public StoredInstance of(InstitutionId institution, StudyUid study, SeriesUid series, SopInstanceUid instance) {
        return found(
                        institution,
                        "No instance " + instance + " is here in series " + series + " of study " + study + ".",
                        INSTANCES + " and e.series_uid = ? and i.study = s.id and i.sop_uid = ?",
                        study.value(),
                        series.value(),
                        instance.value())
                .getFirst();
    }

    private List<StoredInstance> found(InstitutionId institution, String absent, String sql, String... uids) {
        List<StoredInstance> instances = Transactions.read(region, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, institution.value());
                for (int i = 0; i < uids.length; i++) {
                    statement.setString(i + 2, uids[i]);
                }
                try (ResultSet row = statement.executeQuery()) {
                    List<StoredInstance> read = new ArrayList<>();
                    while (row.next()) {
                        read.add(instance(institution, row));
                    }
                    return read;
                }
            }
        });
        if (instances.isEmpty()) {
            throw new Refusal(Refusal.Reason.NOT_FOUND, absent);
        }
        return instances;
    }

    private static StoredInstance instance(InstitutionId institution, ResultSet row) throws SQLException {
        return new StoredInstance(
                institution,
                new StudyUid(row.getString(1)),
                new SeriesUid(row.getString(2)),
                new SopInstanceUid(row.getString(3)),
                new TransferSyntax(row.getString(4)),
                new BlobId(row.getObject(5, UUID.class)),
                row.getLong(6),
                row.getLong(7));
    }
}
