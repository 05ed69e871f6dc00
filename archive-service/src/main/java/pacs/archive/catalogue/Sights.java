package pacs.archive.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import javax.sql.DataSource;
import pacs.dicom.core.StudyUid;
import pacs.platform.tenancy.AsInstitution;
import pacs.platform.tenancy.InstitutionId;

/**
 * Whose copies of a study an institution may see now. What was found is believed for a second and never beyond the end of the
 * grant, since whoever looks at images asks for each of them.
 */
@ApplicationScoped
public class Sights {

    private static final Duration AGE = Duration.ofSeconds(1);
    private static final int REMEMBERED = 10_000;

    private static final String FIND = """
            select s.institution, v.until, (
                select string_agg(distinct g.purpose, ', ') from directory.access_grant g
                where v.owner <> v.viewer and g.owner = v.owner and g.grantee = v.viewer and g.ended_at is null and g.until > now()
                  and (s.study_uid = any(g.studies) or (s.patient_id = g.patient_id and s.patient_issuer = g.patient_issuer)))
            from archive.study s
            join archive.study_viewer v on v.viewer = ? and v.study_id = s.id and v.until > now()
            where s.study_uid = ?
            order by s.institution""";

    private static final String OF_OWNER = """
            select exists (select from archive.study_viewer v
                           where v.viewer = ? and v.owner = ? and v.owner <> v.viewer and v.until > now())""";

    private record Question(InstitutionId viewer, StudyUid study) {}

    /** @param purposes of the grants of others */
    private record Known(List<InstitutionId> owners, Map<InstitutionId, String> purposes, Instant until) {}

    private final DataSource region;
    private final InstantSource clock;
    private final SequencedMap<Question, Known> known = new LinkedHashMap<>(16, 0.75f, true);

    @Inject
    public Sights(@Named("region") DataSource region) {
        this(region, InstantSource.system());
    }

    Sights(DataSource region, InstantSource clock) {
        this.region = region;
        this.clock = clock;
    }

    /** Whose copies there are for it, its own among them when it has one; in the order of the institutions' numbers. */
    public List<InstitutionId> owners(InstitutionId viewer, StudyUid study) {
        return known(new Question(viewer, study)).owners();
    }

    /** What another institution shows it a study for, in the words of its grants; empty when it does not. */
    public String purpose(InstitutionId viewer, InstitutionId owner, StudyUid study) {
        return known(new Question(viewer, study)).purposes().getOrDefault(owner, "");
    }

    private Known known(Question question) {
        synchronized (known) {
            Known found = known.get(question);
            if (found != null && clock.instant().isBefore(found.until())) {
                return found;
            }
        }
        Known found = find(question);
        synchronized (known) {
            known.remove(question);
            // What is not there may come any moment.
            if (!found.owners().isEmpty()) {
                known.put(question, found);
            }
            if (known.size() > REMEMBERED) {
                known.pollFirstEntry();
            }
        }
        return found;
    }

    /** Whether it may see any study of the other one. */
    public boolean anyOf(InstitutionId viewer, InstitutionId owner) {
        return AsInstitution.inTransaction(region, viewer, connection -> {
            try (PreparedStatement select = connection.prepareStatement(OF_OWNER)) {
                select.setInt(1, viewer.value());
                select.setInt(2, owner.value());
                try (ResultSet row = select.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        });
    }

    private Known find(Question question) {
        Instant aged = clock.instant().plus(AGE);
        return AsInstitution.inTransaction(region, question.viewer(), connection -> {
            try (PreparedStatement select = connection.prepareStatement(FIND)) {
                select.setInt(1, question.viewer().value());
                select.setString(2, question.study().value());
                List<InstitutionId> owners = new ArrayList<>();
                Map<InstitutionId, String> purposes = new HashMap<>();
                Instant until = aged;
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        InstitutionId owner = new InstitutionId(row.getInt(1));
                        owners.add(owner);
                        if (!owner.equals(question.viewer())) {
                            Instant end = row.getTimestamp(2).toInstant();
                            until = end.isBefore(until) ? end : until;
                            purposes.put(owner, Objects.requireNonNullElse(row.getString(3), ""));
                        }
                    }
                }
                return new Known(List.copyOf(owners), Map.copyOf(purposes), until);
            }
        });
    }
}
