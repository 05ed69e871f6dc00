package pacs.tiering.placement;

import java.util.UUID;
import pacs.dicom.core.StudyUid;
import pacs.platform.blobs.BlobId;
import pacs.platform.tenancy.InstitutionId;

/** A blob on a hot volume: of one institution and one study, as every blob is. */
public record HotBlob(BlobId blob, UUID volume, InstitutionId institution, StudyUid study) {}
