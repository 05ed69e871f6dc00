package pacs.archive.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Two patients of whom a steward says whether they are one person. */
@Entity
@Table(schema = "archive", name = "person_candidate")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class Candidate {

    static final String OPEN = "open";
    static final String LINKED = "linked";
    static final String DISTINCT = "distinct";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    @Version
    int version;

    @Column(updatable = false)
    long one;

    @Column(updatable = false)
    long other;

    @Column(name = "one_institution", updatable = false)
    int oneInstitution;

    @Column(name = "other_institution", updatable = false)
    int otherInstitution;

    @Column(updatable = false)
    String basis;

    @Column(name = "found_at", updatable = false)
    Instant foundAt;

    String state;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    @Column(name = "decided_by")
    @Nullable
    String decidedBy;

    @Column(name = "decided_because")
    @Nullable
    String decidedBecause;

    /** That were one until a steward took them apart. */
    static Candidate unlinked(PatientLink left, PatientLink stays) {
        boolean inOrder = left.patient < stays.patient;
        Candidate made = new Candidate();
        made.one = inOrder ? left.patient : stays.patient;
        made.other = inOrder ? stays.patient : left.patient;
        made.oneInstitution = inOrder ? left.institution : stays.institution;
        made.otherInstitution = inOrder ? stays.institution : left.institution;
        made.basis = Basis.UNLINKED.toString();
        made.foundAt = Instant.now();
        return made;
    }

    boolean isOpen() {
        return state.equals(OPEN);
    }

    void decide(String decision, String login, String reason) {
        state = decision;
        decidedAt = Instant.now();
        decidedBy = login;
        decidedBecause = reason;
    }

    void reopen() {
        state = OPEN;
        decidedAt = null;
        decidedBy = null;
        decidedBecause = null;
    }
}
