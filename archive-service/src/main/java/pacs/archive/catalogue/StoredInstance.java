package pacs.archive.catalogue;

import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.TransferSyntax;
import pacs.platform.blobs.BlobId;
import pacs.platform.tenancy.InstitutionId;

/**
 * An object and where it lies.
 *
 * @param institution whose it is
 * @param position of its record in the blob
 * @param length of the object as received, in bytes
 */
public record StoredInstance(
        InstitutionId institution,
        StudyUid study,
        SeriesUid series,
        SopInstanceUid instance,
        TransferSyntax transferSyntax,
        BlobId blob,
        long position,
        long length) {}
