package pacs.gateway.spool;

import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;

/**
 * An object in the spool.
 *
 * @param position of its record in the blob
 * @param length of the Part 10 object in bytes
 */
public record SpooledInstance(SpoolBlob blob, long position, StudyUid study, SopInstanceUid instance, long length) {}
