package pacs.gateway.spool;

import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.receipts.ManifestLine;

/**
 * An object in the spool.
 *
 * @param position of its record in the blob
 * @param length of the Part 10 object in bytes
 * @param line by which the archive's copy is known
 */
public record SpooledInstance(SpoolBlob blob, long position, StudyUid study, long length, ManifestLine line) {

    public SopInstanceUid instance() {
        return line.instance();
    }
}
