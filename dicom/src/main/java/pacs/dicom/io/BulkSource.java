package pacs.dicom.io;

import java.io.IOException;
import java.io.InputStream;

/** Where values lie that were left behind by the parser. */
@FunctionalInterface
public interface BulkSource {

    /** @param offset as {@link pacs.dicom.core.Value.Bulk} and {@link pacs.dicom.core.Value.Fragments} have it */
    InputStream open(long offset, long length) throws IOException;

    /** For data sets that hold all their values; opening it is an error. */
    static BulkSource none() {
        return (offset, length) -> {
            throw new IOException("The value at byte " + offset + " was left behind and its object is not at hand");
        };
    }
}
