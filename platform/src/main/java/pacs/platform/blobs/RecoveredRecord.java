package pacs.platform.blobs;

/** A whole record found in a blob. If the blob was open when the process ended, its sender may or may not have had an answer. */
public record RecoveredRecord(StoredRecord record, Trailer trailer) {}
