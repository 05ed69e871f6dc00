package pacs.archive.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import pacs.platform.tenancy.InstitutionId;

/** What stewards are shown: patients with their numbers masked, side by side. */
public final class IndexViews {

    /**
     * A page.
     *
     * @param next where the page after begins; empty on the last
     */
    public record CandidatePage(List<CandidateView> candidates, Optional<Long> next) {}

    /** @param basis why it is asked */
    public record CandidateView(
            long id,
            int version,
            String basis,
            String state,
            Instant foundAt,
            Optional<DecisionView> decision,
            PatientView one,
            PatientView other) {}

    /** @param by login; empty: a rule */
    public record DecisionView(Instant at, String by, String because) {}

    /**
     * A patient of an institution.
     *
     * @param numbers that were stated for this patient
     * @param links the latest first; empty where they were not asked for
     * @param same others who are the same person, as far as they are seen
     */
    public record PatientView(
            long id,
            InstitutionId institution,
            String issuer,
            String patientId,
            String name,
            Optional<LocalDate> birthDate,
            String sex,
            List<NumberView> numbers,
            List<LinkView> links,
            List<PatientView> same) {}

    /**
     * A number, masked.
     *
     * @param ending its last four characters
     * @param place the attribute it stood in
     * @param fits whether birth date and sex in it are the patient's
     */
    public record NumberView(String kind, String ending, String place, boolean fits) {}

    /** That the patient is, or was, linked to a person. */
    public record LinkView(
            long person,
            int version,
            String basis,
            Instant madeAt,
            String madeBy,
            String reason,
            Optional<DecisionView> ended) {}

    private final Session session;

    IndexViews(Session session) {
        this.session = session;
    }

    CandidateView of(Candidate candidate) {
        return new CandidateView(
                candidate.id,
                candidate.version,
                candidate.basis,
                candidate.state,
                candidate.foundAt,
                decision(candidate.decidedAt, candidate.decidedBy, candidate.decidedBecause),
                plain(session.find(PatientOf.class, candidate.one)),
                plain(session.find(PatientOf.class, candidate.other)));
    }

    PatientView whole(PatientOf patient) {
        List<PatientLink> links = session.createSelectionQuery(
                        "from PatientLink where patient = :patient order by id desc", PatientLink.class)
                .setParameter("patient", patient.id)
                .list();
        List<PatientView> same = links.stream()
                .filter(link -> link.endedAt == null)
                .flatMap(link -> members(link.person).stream())
                .filter(member -> member.id != patient.id)
                .map(this::plain)
                .toList();
        return view(patient, links.stream().map(IndexViews::of).toList(), same);
    }

    private PatientView plain(PatientOf patient) {
        return view(patient, List.of(), List.of());
    }

    private List<PatientOf> members(long person) {
        return session.createSelectionQuery("""
                        select p from PatientOf p join PatientLink l on l.patient = p.id
                        where l.person = :person and l.endedAt is null order by p.id""", PatientOf.class)
                .setParameter("person", person)
                .list();
    }

    private PatientView view(PatientOf patient, List<LinkView> links, List<PatientView> same) {
        return new PatientView(
                patient.id,
                new InstitutionId(patient.institution),
                patient.issuer,
                patient.patientId,
                patient.name,
                Optional.ofNullable(patient.birthDate),
                patient.sex,
                numbers(patient.id),
                links,
                same);
    }

    private List<NumberView> numbers(long patient) {
        return session
                .createNativeQuery(
                        "select kind, ending, place, fits from archive.patient_number where patient = :patient order by 1, 2",
                        Object[].class)
                .setParameter("patient", patient)
                .list()
                .stream()
                .map(row -> new NumberView((String) row[0], (String) row[1], (String) row[2], (Boolean) row[3]))
                .toList();
    }

    private static LinkView of(PatientLink link) {
        return new LinkView(
                link.person,
                link.version,
                link.basis,
                link.madeAt,
                link.madeBy,
                link.reason,
                decision(link.endedAt, link.endedBy, link.endedBecause));
    }

    private static Optional<DecisionView> decision(
            @org.jspecify.annotations.Nullable Instant at,
            @org.jspecify.annotations.Nullable String by,
            @org.jspecify.annotations.Nullable String because) {
        return at == null || by == null || because == null
                ? Optional.empty()
                : Optional.of(new DecisionView(at, by, because));
    }
}
