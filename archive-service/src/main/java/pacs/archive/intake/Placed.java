package pacs.archive.intake;

import pacs.platform.blobs.StoredRecord;

/** A checked object whose bytes survive a power cut. */
record Placed(Checked checked, StoredRecord stored) {}
