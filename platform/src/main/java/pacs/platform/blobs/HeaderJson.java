package pacs.platform.blobs;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the object's header as DICOM JSON without bulk data (PS3.18 F); it is compressed as it is written. */
@FunctionalInterface
public interface HeaderJson {

    /** Called once, while the record is being finished. */
    void writeTo(OutputStream out) throws IOException;
}
