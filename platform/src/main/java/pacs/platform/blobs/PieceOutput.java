package pacs.platform.blobs;

import java.io.IOException;
import java.io.OutputStream;

/** A stream that can send pieces out of the memory they were checked in, which saves copying every byte. */
public abstract class PieceOutput extends OutputStream {

    /** Takes the bytes over and closes them when they were sent, or could not be. */
    public abstract void write(CheckedBytes bytes) throws IOException;
}
