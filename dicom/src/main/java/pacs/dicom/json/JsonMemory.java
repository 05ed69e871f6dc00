package pacs.dicom.json;

import java.io.IOException;

/** Is told of memory before reading JSON takes it, and ends the reading by throwing. */
@FunctionalInterface
public interface JsonMemory {

    /** @param bytes on the heap, estimated; never given back by the reading */
    void take(long bytes) throws IOException;
}
