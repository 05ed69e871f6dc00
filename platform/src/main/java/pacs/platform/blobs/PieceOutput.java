package pacs.platform.blobs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** A stream that can send pieces out of the memory they were checked in, which saves copying every byte. */
public abstract class PieceOutput extends OutputStream {

    /** Takes the bytes over and closes them when they were sent, or could not be. */
    public abstract void write(CheckedBytes bytes) throws IOException;

    /** Whether what is sent arrives soon, so that memory may be lent to it. */
    public abstract boolean isQuick();

    /** Waits until what was copied before has been sent, so that {@link #copy} need not wait. */
    public abstract void makeRoom() throws IOException;

    /** Copies the bytes, one piece at most, and returns without waiting for whoever receives them. */
    public abstract void copy(ByteBuffer bytes);
}
