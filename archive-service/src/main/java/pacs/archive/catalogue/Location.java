package pacs.archive.catalogue;

import pacs.dicom.core.SopInstanceUid;

/**
 * An instance in a blob.
 *
 * @param position of its record's head, in bytes
 */
public record Location(SopInstanceUid instance, long position) {}
