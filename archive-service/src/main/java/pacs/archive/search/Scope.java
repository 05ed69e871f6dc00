package pacs.archive.search;

import java.util.Optional;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.tenancy.InstitutionId;

/** Where a query looks: in an institution, one of its studies, or one series of that. */
public record Scope(InstitutionId institution, Optional<StudyUid> study, Optional<SeriesUid> series) {

    /** Everything an institution has. */
    public Scope(InstitutionId institution) {
        this(institution, Optional.empty(), Optional.empty());
    }

    /** Within one study. */
    public Scope(InstitutionId institution, StudyUid study) {
        this(institution, Optional.of(study), Optional.empty());
    }

    /** Within one series. */
    public Scope(InstitutionId institution, StudyUid study, SeriesUid series) {
        this(institution, Optional.of(study), Optional.of(series));
    }

    /** Whether all matches share the entity of this level. */
    boolean fixes(QueryLevel level) {
        return switch (level) {
            case STUDY -> study.isPresent();
            case SERIES -> series.isPresent();
            case INSTANCE -> false;
        };
    }
}
