package pacs.archive.sidefile;

import pacs.dicom.core.SeriesUid;

/**
 * What was prepared of one series, and where in the side file it lies.
 *
 * @param kind what it is
 * @param version of the series it was made of
 * @param offset from the start of the file
 * @param length in bytes
 * @param sum CRC-32C
 */
record SidePart(Kind kind, SeriesUid series, long version, long offset, long length, int sum) {

    /** What is prepared; stored by its place in this list. */
    enum Kind {
        /** The headers of its instances as one array of DICOM JSON, gzipped. */
        METADATA,
        /** A small picture of its middle instance, JPEG. */
        THUMBNAIL
    }
}
