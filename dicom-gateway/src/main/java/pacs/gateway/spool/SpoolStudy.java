package pacs.gateway.spool;

import pacs.dicom.core.StudyUid;
import pacs.platform.tenancy.InstitutionId;

/** A study of which objects lie, or lay, in the spool. */
public record SpoolStudy(InstitutionId institution, StudyUid study) {}
