package pacs.archive.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import pacs.archive.catalogue.Sight;
import pacs.archive.catalogue.StudyKey;
import pacs.dicom.core.StudyUid;
import pacs.platform.Refusal;
import pacs.platform.tenancy.AsInstitution;
import pacs.platform.tenancy.InstitutionId;

/**
 * What else there is of the person of a study: the viewer's own studies, and of other institutions those that a grant shows.
 * Of what it may not see it learns nothing, not even that there is something (ADR 11).
 */
@ApplicationScoped
public class Priors {

    /** More are not listed. */
    public static final int MOST = 200;

    private static final String STUDY = "select id from archive.study where institution = ? and study_uid = ?";

    private static final String LIST = """
            select s.institution, s.study_uid, s.study_at, s.study_date, s.modalities, s.description, s.instance_count,
                   array(select distinct e.body_part from archive.series e
                         where e.study = s.id and e.body_part <> '' order by 1) as body_parts
            from archive.study s
            where s.id = any(array(select archive.studies_of_same_person(?)))
            order by s.study_at desc, s.id desc
            limit\s""" + MOST;

    private final DataSource region;

    @Inject
    public Priors(@Named("region") DataSource region) {
        this.region = region;
    }

    /**
     * All other studies of the same person, the latest first, at most 200.
     *
     * @throws Refusal NOT_FOUND when the viewer may see no such study
     */
    public List<Prior> of(Sight sight) {
        return AsInstitution.inTransaction(region, sight.viewer(), connection -> {
                    OptionalInt study = study(connection, sight.study());
                    return study.isPresent()
                            ? Optional.of(list(connection, study.getAsInt()))
                            : Optional.<List<Prior>>empty();
                })
                .orElseThrow(() -> new Refusal(
                        Refusal.Reason.NOT_FOUND, "No study " + sight.study().study() + " is here."));
    }

    private static OptionalInt study(Connection connection, StudyKey study) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(STUDY)) {
            select.setInt(1, study.institution().value());
            select.setString(2, study.study().value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
            }
        }
    }

    private static List<Prior> list(Connection connection, int study) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LIST)) {
            select.setInt(1, study);
            List<Prior> priors = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    priors.add(new Prior(
                            new StudyKey(
                                    new InstitutionId(row.getInt("institution")),
                                    new StudyUid(row.getString("study_uid"))),
                            row.getObject("study_at", LocalDateTime.class),
                            Optional.ofNullable(row.getObject("study_date", LocalDate.class)),
                            List.of((String[]) row.getArray("modalities").getArray()),
                            List.of((String[]) row.getArray("body_parts").getArray()),
                            row.getString("description"),
                            row.getInt("instance_count")));
                }
            }
            return priors;
        }
    }
}
