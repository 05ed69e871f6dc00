package pacs.platform.blobs;

import pacs.dicom.core.StudyUid;
import pacs.platform.tenancy.InstitutionId;

/** Whose objects a blob holds: one study of one institution, so that both can leave a disk without touching others. */
public record BlobOwner(InstitutionId institution, StudyUid study) {}
