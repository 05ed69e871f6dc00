package pacs.archive.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.Session;
import pacs.archive.identity.IndexViews.CandidatePage;
import pacs.archive.identity.IndexViews.CandidateView;
import pacs.archive.identity.IndexViews.PatientView;
import pacs.platform.Refusal;
import pacs.platform.audit.Act;
import pacs.platform.audit.AuditKey;
import pacs.platform.audit.AuditTrail;
import pacs.platform.tenancy.InstitutionId;

/**
 * Keeps who is one person, by a steward's word. A steward of an institution decides what concerns its patients alone, one of
 * the region everything. Each word writes its audit rows in the same transaction, one for each patient.
 */
@ApplicationScoped
public class PersonIndex {

    /** Of a page. */
    public static final int MOST = 100;

    private static final int LONGEST_REASON = 500;

    private final IndexTransactions transactions;
    private final AuditTrail trail;

    @Inject
    PersonIndex(IndexTransactions transactions, AuditKey key) {
        this.transactions = transactions;
        this.trail = new AuditTrail("archive", key);
    }

    /**
     * Those that wait for a decision, the oldest first; or those that were decided, the latest found first.
     *
     * @param after where the page before ended; 0 for the first
     */
    public CandidatePage candidates(Steward steward, boolean open, long after, int size) {
        String query = open
                ? "from Candidate where state = 'open' and id > :after order by id"
                : "from Candidate where state <> 'open' and (:after = 0 or id < :after) order by id desc";
        return transactions.in(steward, session -> {
            List<Candidate> found = session.createSelectionQuery(query, Candidate.class)
                    .setParameter("after", after)
                    .setMaxResults(Math.clamp(size, 1, MOST) + 1)
                    .list();
            boolean more = found.size() > Math.clamp(size, 1, MOST);
            List<Candidate> page = more ? found.subList(0, found.size() - 1) : found;
            IndexViews views = new IndexViews(session);
            return new CandidatePage(
                    page.stream().map(views::of).toList(), more ? Optional.of(page.getLast().id) : Optional.empty());
        });
    }

    public CandidateView candidate(Steward steward, long id) {
        return transactions.in(steward, session -> new IndexViews(session).of(find(session, id)));
    }

    /** They are one person. */
    public CandidateView link(Steward steward, long id, int version, String reason) {
        return decide(
                steward,
                id,
                version,
                reason,
                "patients-linked",
                (decisions, candidate) -> decisions.link(candidate, reason));
    }

    /** They are two. */
    public CandidateView keepApart(Steward steward, long id, int version, String reason) {
        return decide(
                steward,
                id,
                version,
                reason,
                "patients-kept-apart",
                (decisions, candidate) -> decisions.keepApart(candidate, reason));
    }

    /** It is a question again, and what was done by the decision is undone. */
    public CandidateView reopen(Steward steward, long id, int version, String reason) {
        return decide(
                steward,
                id,
                version,
                reason,
                "decision-undone",
                (decisions, candidate) -> decisions.reopen(candidate, reason));
    }

    /** A patient with all the links there have been, and who else is the same person as far as the steward sees. */
    public PatientView patient(Steward steward, long id) {
        return transactions.in(steward, session -> new IndexViews(session).whole(patientOf(session, id)));
    }

    /** Those with this Patient ID, of each issuer and institution the steward sees. */
    public List<PatientView> patients(Steward steward, String patientId) {
        return transactions.in(steward, session -> {
            IndexViews views = new IndexViews(session);
            return session
                    .createSelectionQuery(
                            "from PatientOf where patientId = :id order by institution, issuer, id", PatientOf.class)
                    .setParameter("id", patientId)
                    .setMaxResults(MOST)
                    .list()
                    .stream()
                    .map(views::whole)
                    .toList();
        });
    }

    /**
     * Takes a patient out of the person he or she is linked to.
     *
     * @param version of the link
     */
    public PatientView unlink(Steward steward, long patient, int version, String reason) {
        requireReason(reason);
        return transactions.in(steward, session -> {
            Decisions decisions = new Decisions(session, steward);
            PatientOf found = patientOf(session, patient);
            PatientLink link = decisions
                    .linkOf(patient)
                    .orElseThrow(() -> new Refusal(
                            Refusal.Reason.INVALID_REQUEST, "This patient is linked to nobody. Nothing was changed."));
            requireVersion(link.version, version);
            decisions.unlink(link, reason);
            session.flush();
            session.doWork(connection ->
                    trail.record(connection, act(steward, "patient-unlinked", found, reason, "person " + link.person)));
            return new IndexViews(session).whole(found);
        });
    }

    @FunctionalInterface
    private interface Decision {
        Candidate on(Decisions decisions, Candidate candidate);
    }

    private CandidateView decide(
            Steward steward, long id, int version, String reason, String action, Decision decision) {
        requireReason(reason);
        return transactions.in(steward, session -> {
            Decisions decisions = new Decisions(session, steward);
            Candidate candidate = find(session, id);
            requireVersion(candidate.version, version);
            decision.on(decisions, candidate);
            session.flush();
            Function<Long, Act> act =
                    patient -> act(steward, action, decisions.patient(patient), reason, "candidate " + id);
            session.doWork(
                    connection -> trail.record(connection, act.apply(candidate.one), act.apply(candidate.other)));
            return new IndexViews(session).of(candidate);
        });
    }

    private static Candidate find(Session session, long id) {
        return Optional.ofNullable(session.find(Candidate.class, id))
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "There is no such question."));
    }

    private static PatientOf patientOf(Session session, long id) {
        return Optional.ofNullable(session.find(PatientOf.class, id))
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "There is no such patient."));
    }

    private static Act act(Steward steward, String action, PatientOf patient, String reason, String detail) {
        return Act.by(steward.actor(), action)
                .on(new InstitutionId(patient.institution))
                .ofPatient(patient.patientId)
                .because(reason)
                .noting(detail);
    }

    private static void requireVersion(int is, int seen) {
        if (is != seen) {
            throw new Refusal(Refusal.Reason.CHANGED_MEANWHILE, Decisions.CHANGED);
        }
    }

    private static void requireReason(String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Refusal(
                    Refusal.Reason.INVALID_REQUEST,
                    "Say why, in at most " + LONGEST_REASON + " characters. Nothing was changed.");
        }
    }
}
