/** Append-only files of complete DICOM objects that prove every byte they serve: the archive's and the gateway's disk. */
@NullMarked
package pacs.platform.blobs;

import org.jspecify.annotations.NullMarked;
