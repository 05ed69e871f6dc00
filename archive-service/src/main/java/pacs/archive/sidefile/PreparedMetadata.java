package pacs.archive.sidefile;

/**
 * The headers of a series' instances, ready to be sent.
 *
 * @param version of the series
 * @param gzip one array of DICOM JSON, gzipped; left as it is
 */
@SuppressWarnings("ArrayRecordComponent") // handed from one reader to one writer
public record PreparedMetadata(long version, byte[] gzip) {}
