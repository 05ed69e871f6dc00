package pacs.archive.search;

import java.util.Optional;
import pacs.archive.catalogue.Sight;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.tenancy.InstitutionId;

/**
 * Where a query looks: in all an institution may see, in what it may see of one institution, in a study, or in a series.
 *
 * @param owner whose studies alone; always there with a study
 */
public record Scope(
        InstitutionId viewer, Optional<InstitutionId> owner, Optional<StudyUid> study, Optional<SeriesUid> series) {

    /** Everything an institution may see. */
    public Scope(InstitutionId viewer) {
        this(viewer, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What it may see of one, which may be itself. */
    public Scope(InstitutionId viewer, InstitutionId owner) {
        this(viewer, Optional.of(owner), Optional.empty(), Optional.empty());
    }

    /** Within one study. */
    public Scope(Sight sight) {
        this(
                sight.viewer(),
                Optional.of(sight.study().institution()),
                Optional.of(sight.study().study()),
                Optional.empty());
    }

    /** Within one series. */
    public Scope(Sight sight, SeriesUid series) {
        this(
                sight.viewer(),
                Optional.of(sight.study().institution()),
                Optional.of(sight.study().study()),
                Optional.of(series));
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
