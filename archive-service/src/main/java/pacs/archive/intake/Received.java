package pacs.archive.intake;

import pacs.dicom.io.ParsedObject;
import pacs.platform.blobs.RecordWriter;

/** An object whose bytes all lie in its study's blob, not durable and not vouched for yet. */
record Received(Incoming incoming, RecordWriter record, ParsedObject parsed) {}
