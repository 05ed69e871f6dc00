package pacs.archive.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import pacs.dicom.core.SeriesUid;

/** A series as queries name it; its rows are written by {@link InstanceRows} alone. */
@Entity
@Immutable
@Table(schema = "archive", name = "series")
@SuppressWarnings("NullAway.Init") // set by Hibernate
class Series {

    @Id
    long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "study")
    Study study;

    @Column(name = "series_uid")
    SeriesUid uid;

    @Nullable
    Integer number;
}
