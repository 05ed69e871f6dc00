package pacs.platform.blobs;

import java.io.IOException;

/** An open file with one writer. Positions count from its start; between calls nobody else changes it. */
interface BlobFile extends AutoCloseable {

    /** Writes all of the bytes; what lies between the end so far and the position reads as zeros. */
    void write(long position, byte[] bytes, int offset, int length) throws IOException;

    /** Cuts the file to a length. */
    void truncate(long length) throws IOException;

    /**
     * Brings all that was written to the disk. After an exception nobody knows what the disk holds, and a second call would
     * say yes without reason: it must not be made.
     */
    void force() throws IOException;

    @Override
    void close() throws IOException;
}
