package pacs.archive.search;

import pacs.dicom.core.DataSet;
import pacs.platform.blobs.BlobId;

/** An instance that matches, and where its record lies. */
record PlacedMatch(DataSet match, BlobId blob, long position) {}
