package pacs.archive.catalogue;

import pacs.dicom.core.StudyUid;
import pacs.platform.tenancy.InstitutionId;

/** Which study: the same UID may exist in two institutions, and is two studies then. */
public record StudyKey(InstitutionId institution, StudyUid study) {}
