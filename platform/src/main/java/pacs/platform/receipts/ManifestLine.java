package pacs.platform.receipts;

import pacs.dicom.core.SopInstanceUid;
import pacs.platform.blobs.Sha256;

/**
 * An instance as its sender has it.
 *
 * @param bytes of its data set, without file meta information
 * @param digest of the same bytes
 */
public record ManifestLine(SopInstanceUid instance, long bytes, Sha256 digest) {}
