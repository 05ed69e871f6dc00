package pacs.archive.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import pacs.dicom.core.StudyUid;
import pacs.platform.tenancy.InstitutionId;

/** A study as queries name it; its rows are written by {@link StudyRows} alone. */
@Entity
@Immutable
@Table(schema = "archive", name = "study")
@SuppressWarnings("NullAway.Init") // set by Hibernate
class Study {

    @Id
    int id;

    InstitutionId institution;

    @Column(name = "study_uid")
    StudyUid uid;
}
