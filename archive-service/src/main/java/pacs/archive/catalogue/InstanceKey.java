package pacs.archive.catalogue;

import pacs.dicom.core.SopInstanceUid;

/** Which instance: one SOP Instance UID in two studies is two instances. */
public record InstanceKey(StudyKey study, SopInstanceUid instance) {}
