package pacs.platform.blobs;

import java.io.IOException;
import java.nio.file.Path;

/** What blobs need of a file system. In tests a hand-written one that fills up, fails its syncs or loses what was not synced. */
interface Disk {

    /** A new file; its name is durable only after {@link #syncFolder}. */
    BlobFile create(Path file) throws IOException;

    /** An existing file, to go on with it. */
    BlobFile open(Path file) throws IOException;

    /** Makes a folder and those above it, durably; no matter if it is there. */
    void makeFolder(Path folder) throws IOException;

    /** Makes the names in a folder durable. */
    void syncFolder(Path folder) throws IOException;

    /** Moves a file durably and at once: at every moment it has one of the two names. */
    void move(Path from, Path to) throws IOException;

    /** Deletes a file durably. */
    void delete(Path file) throws IOException;

    /** Bytes that may still be written. */
    long usableBytes(Path folder) throws IOException;
}
