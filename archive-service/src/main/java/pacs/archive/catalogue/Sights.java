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
import java.util.Optional;
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

    /** Which copy of a study is meant. */
    public sealed interface Choice {

        /**
         * This one.
         *
         * @param purpose of the grant another institution shows it by; empty for one's own
         */
        record Copy(InstitutionId owner, String purpose) implements Choice {}

        /** The one that was asked for is another institution's, which does not show it. */
        record NotShown() implements Choice {}

        /** Several institutions show theirs: which is meant has to be said. */
        record Several(List<InstitutionId> owners) implements Choice {}
    }

    private record Question(InstitutionId viewer, StudyUid study) {}

    /**
     * The copies there are.
     *
     * @param owners in the order of their numbers
     * @param purposes of the grants of others
     */
    private record Copies(List<InstitutionId> owners, Map<InstitutionId, String> purposes, Instant until) {}

    private final DataSource region;
    private final InstantSource clock;
    private final SequencedMap<Question, Copies> known = new LinkedHashMap<>(16, 0.75f, true);

    @Inject
    public Sights(@Named("region") DataSource region) {
        this(region, InstantSource.system());
    }

    Sights(DataSource region, InstantSource clock) {
        this.region = region;
        this.clock = clock;
    }

    /**
     * The copy in the institution that is asked for; else one's own, else the one that another institution shows. What is not
     * there at all is looked for as one's own, and not found there.
     */
    public Choice choose(InstitutionId viewer, StudyUid study, Optional<InstitutionId> asked) {
        Copies copies = copies(new Question(viewer, study));
        List<InstitutionId> owners = copies.owners();
        if (asked.isPresent() && !asked.get().equals(viewer) && !owners.contains(asked.get())) {
            return new Choice.NotShown();
        }
        boolean isOwn = owners.isEmpty() || owners.contains(viewer);
        if (asked.isEmpty() && !isOwn && owners.size() > 1) {
            return new Choice.Several(owners);
        }
        InstitutionId owner = asked.orElseGet(() -> isOwn ? viewer : owners.getFirst());
        return new Choice.Copy(owner, copies.purposes().getOrDefault(owner, ""));
    }

    private Copies copies(Question question) {
        synchronized (known) {
            Copies found = known.get(question);
            if (found != null && clock.instant().isBefore(found.until())) {
                return found;
            }
        }
        Copies found = find(question);
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

    private Copies find(Question question) {
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
                return new Copies(List.copyOf(owners), Map.copyOf(purposes), until);
            }
        });
    }
}
