package pacs.archive.completeness;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.tenancy.AsInstitution;
import pacs.platform.tenancy.InstitutionId;

/** How far a study has come, as anybody of its institution may know. */
@ApplicationScoped
public class StudyCompleteness {

    /**
     * What is said of a study.
     *
     * @param received instances that are here
     * @param expected those, and what manifests name that is not here as announced
     * @param settledBy {@code manifest} or {@code timeout}; empty while more is expected
     * @param arrivedAt the last arrival; empty before the first
     * @param conflicts instances of which another version with other content is kept, at most a hundred
     */
    public record View(
            StudyUid study,
            boolean settled,
            long version,
            long received,
            long expected,
            Optional<String> settledBy,
            Optional<Instant> settledAt,
            Optional<Instant> arrivedAt,
            List<SopInstanceUid> conflicts) {}

    private static final String VIEW = """
            select coalesce(s.version, 0) as version, coalesce(s.instance_count, 0) as received,
                   (select count(distinct sop_uid) from archive.manifest_gap g
                    where g.institution = w.institution and g.study_uid = w.study_uid and g.kind = 'missing') as missing,
                   array(select distinct o.sop_uid from archive.other_version o
                         where o.study = s.id and not o.same_content order by 1 limit 100) as conflicts,
                   p.settled_version, p.settled_by, p.settled_at, p.arrived_at
            from (values (?::int, ?::text)) as w (institution, study_uid)
            left join archive.study s using (institution, study_uid)
            left join archive.study_progress p using (institution, study_uid)
            where s.id is not null or exists (
                select from archive.manifest m where m.institution = w.institution and m.study_uid = w.study_uid)""";

    private final DataSource region;

    @Inject
    public StudyCompleteness(@Named("region") DataSource region) {
        this.region = region;
    }

    /** Empty when the institution neither has the study nor was told of it. */
    public Optional<View> of(InstitutionId institution, StudyUid study) {
        return AsInstitution.inTransaction(region, institution, connection -> {
            try (PreparedStatement select = connection.prepareStatement(VIEW)) {
                select.setInt(1, institution.value());
                select.setString(2, study.value());
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(view(study, row)) : Optional.empty();
                }
            }
        });
    }

    /** What the feed has not told yet makes a study as open as it is. */
    private static View view(StudyUid study, ResultSet row) throws SQLException {
        long version = row.getLong("version");
        long received = row.getLong("received");
        boolean settled = version > 0 && row.getLong("settled_version") == version;
        return new View(
                study,
                settled,
                version,
                received,
                received + row.getLong("missing"),
                settled ? Optional.ofNullable(row.getString("settled_by")) : Optional.empty(),
                settled ? moment(row, "settled_at") : Optional.empty(),
                moment(row, "arrived_at"),
                uids(row, "conflicts"));
    }

    private static List<SopInstanceUid> uids(ResultSet row, String column) throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray())
                .map(SopInstanceUid::new)
                .toList();
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
