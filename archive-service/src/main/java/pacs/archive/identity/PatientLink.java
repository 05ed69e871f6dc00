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

/** That a patient was, or is, a person. It ends and is never changed otherwise. */
@Entity
@Table(schema = "archive", name = "person_link")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class PatientLink {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    @Version
    int version;

    @Column(updatable = false)
    long person;

    @Column(updatable = false)
    long patient;

    @Column(updatable = false)
    int institution;

    @Column(updatable = false)
    String basis;

    @Column(name = "made_at", updatable = false)
    Instant madeAt;

    /** Empty: by rule. */
    @Column(name = "made_by", updatable = false)
    String madeBy;

    @Column(updatable = false)
    String reason;

    /** The decision it came of. */
    @Column(updatable = false)
    @Nullable
    Long candidate;

    /** Whose the patient was before that decision. */
    @Column(name = "former_person", updatable = false)
    @Nullable
    Long formerPerson;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "ended_by")
    @Nullable
    String endedBy;

    @Column(name = "ended_because")
    @Nullable
    String endedBecause;

    static PatientLink made(long person, PatientOf patient, String login, String reason) {
        PatientLink link = new PatientLink();
        link.person = person;
        link.patient = patient.id;
        link.institution = patient.institution;
        link.basis = "steward";
        link.madeAt = Instant.now();
        link.madeBy = login;
        link.reason = reason;
        return link;
    }

    PatientLink by(Candidate decided, @Nullable Long former) {
        candidate = decided.id;
        formerPerson = former;
        return this;
    }

    void end(String login, String reason) {
        endedAt = Instant.now();
        endedBy = login;
        endedBecause = reason;
    }
}
