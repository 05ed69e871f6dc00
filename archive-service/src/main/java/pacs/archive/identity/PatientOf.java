package pacs.archive.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A patient as an institution knows him or her. Ingest writes it; nobody changes it here. */
@Entity
@Immutable
@Table(schema = "archive", name = "patient")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class PatientOf {

    @Id
    long id;

    int institution;

    String issuer;

    @Column(name = "patient_id")
    String patientId;

    String name;

    @Column(name = "birth_date")
    @Nullable
    LocalDate birthDate;

    String sex;
}
