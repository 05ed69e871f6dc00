package pacs.archive.identity;

import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import pacs.platform.Refusal;

/** What a steward's word does to the links, in one transaction that nobody else's links fall into. */
final class Decisions {

    static final String CHANGED =
            "Somebody else changed this meanwhile; nothing was changed now. Read it again and repeat.";

    private final Session session;
    private final Steward steward;

    Decisions(Session session, Steward steward) {
        this.session = session;
        this.steward = steward;
        session.doWork(PatientRows::alone);
    }

    Candidate link(Candidate candidate, String reason) {
        requireOpen(candidate);
        PatientOf one = patient(candidate.one);
        PatientOf other = patient(candidate.other);
        Optional<PatientLink> ofOne = linkOf(one.id);
        Optional<PatientLink> ofOther = linkOf(other.id);
        ofOne.ifPresent(link -> requireMine(link.person));
        ofOther.ifPresent(link -> requireMine(link.person));
        long person = ofOne.or(() -> ofOther).map(link -> link.person).orElseGet(this::newPerson);
        if (ofOne.isEmpty()) {
            session.persist(
                    PatientLink.made(person, one, steward.login(), reason).by(candidate, null));
        }
        if (ofOther.isEmpty()) {
            session.persist(
                    PatientLink.made(person, other, steward.login(), reason).by(candidate, null));
        } else if (ofOther.get().person != person) {
            for (PatientLink member : members(ofOther.get().person)) {
                move(member, person, reason, candidate, member.person);
            }
        }
        candidate.decide(Candidate.LINKED, steward.login(), reason);
        return candidate;
    }

    Candidate keepApart(Candidate candidate, String reason) {
        requireOpen(candidate);
        Optional<PatientLink> ofOne = linkOf(candidate.one);
        if (ofOne.isPresent()
                && linkOf(candidate.other)
                        .filter(link -> link.person == ofOne.get().person)
                        .isPresent()) {
            throw refusal("These two are linked now; take one of them out of the person instead.");
        }
        candidate.decide(Candidate.DISTINCT, steward.login(), reason);
        return candidate;
    }

    /** Undoes a decision: links that came of it end, and those it ended are there again. */
    Candidate reopen(Candidate candidate, String reason) {
        if (candidate.isOpen()) {
            throw refusal("This has not been decided.");
        }
        if (candidate.state.equals(Candidate.LINKED)) {
            List<PatientLink> made = session.createSelectionQuery(
                            "from PatientLink where candidate = :id and endedAt is null", PatientLink.class)
                    .setParameter("id", candidate.id)
                    .list();
            if (made.isEmpty()) {
                throw refusal(
                        "What was decided here has been changed since; take the patient out of the person instead.");
            }
            for (PatientLink link : made) {
                requireMine(link.person);
                if (link.formerPerson == null) {
                    link.end(steward.login(), reason);
                } else {
                    move(link, link.formerPerson, reason, null, null);
                }
            }
        }
        candidate.reopen();
        return candidate;
    }

    /** Takes a patient out of the person; no rule puts them together again. */
    void unlink(PatientLink link, String reason) {
        requireMine(link.person);
        for (PatientLink member : members(link.person)) {
            if (member.patient != link.patient) {
                Candidate pair = pair(link.patient, member.patient).orElseGet(() -> Candidate.unlinked(link, member));
                pair.decide(Candidate.DISTINCT, steward.login(), reason);
                session.persist(pair);
            }
        }
        link.end(steward.login(), reason);
    }

    Optional<PatientLink> linkOf(long patient) {
        return session.createSelectionQuery(
                        "from PatientLink where patient = :patient and endedAt is null", PatientLink.class)
                .setParameter("patient", patient)
                .uniqueResultOptional();
    }

    PatientOf patient(long id) {
        return Optional.ofNullable(session.find(PatientOf.class, id))
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "There is no such patient."));
    }

    private List<PatientLink> members(long person) {
        return session.createSelectionQuery(
                        "from PatientLink where person = :person and endedAt is null order by id", PatientLink.class)
                .setParameter("person", person)
                .list();
    }

    private Optional<Candidate> pair(long patient, long member) {
        return session.createSelectionQuery("from Candidate where one = :one and other = :other", Candidate.class)
                .setParameter("one", Math.min(patient, member))
                .setParameter("other", Math.max(patient, member))
                .uniqueResultOptional();
    }

    /** The old link has to end in the database before the new one is there. */
    private void move(
            PatientLink link, long person, String reason, @Nullable Candidate decided, @Nullable Long former) {
        link.end(steward.login(), reason);
        session.flush();
        PatientLink moved = PatientLink.made(person, patient(link.patient), steward.login(), reason);
        session.persist(decided == null ? moved : moved.by(decided, former));
    }

    private long newPerson() {
        Person made = new Person();
        session.persist(made);
        return made.id;
    }

    private void requireMine(long person) {
        if (steward.ofRegion()) {
            return;
        }
        boolean beyond = session.createNativeQuery("select archive.reaches_beyond(:person)", Boolean.class)
                .setParameter("person", person)
                .getSingleResult();
        if (beyond) {
            throw new Refusal(
                    Refusal.Reason.FORBIDDEN,
                    "This person is a patient of other institutions, too: the region's steward decides. Nothing was changed.");
        }
    }

    private static void requireOpen(Candidate candidate) {
        if (!candidate.isOpen()) {
            throw refusal("This has been decided; undo that first.");
        }
    }

    private static Refusal refusal(String sentence) {
        return new Refusal(Refusal.Reason.INVALID_REQUEST, sentence + " Nothing was changed.");
    }
}
