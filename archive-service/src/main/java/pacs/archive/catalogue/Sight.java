package pacs.archive.catalogue;

import pacs.dicom.core.StudyUid;
import pacs.platform.tenancy.InstitutionId;

/**
 * A study as an institution looks at it: its own, or another one's that it may see for a while. Whether it may is not said by
 * this; the database knows, and shows nothing otherwise.
 */
public record Sight(InstitutionId viewer, StudyKey study) {

    /** As the institution whose it is sees it. */
    public static Sight ofOwner(StudyKey study) {
        return new Sight(study.institution(), study);
    }

    /** As the institution whose it is sees it. */
    public static Sight ofOwner(InstitutionId owner, StudyUid study) {
        return ofOwner(new StudyKey(owner, study));
    }
}
