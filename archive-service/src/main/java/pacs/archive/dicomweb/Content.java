package pacs.archive.dicomweb;

import java.io.IOException;
import java.io.OutputStream;

/** Bytes that are read only while they are sent. */
@FunctionalInterface
interface Content {

    void writeTo(OutputStream out) throws IOException;
}
