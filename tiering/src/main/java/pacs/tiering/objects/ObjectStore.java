package pacs.tiering.objects;

import java.io.IOException;
import java.io.InputStream;

/**
 * A second place. An object is there whole or not at all; {@link DirectoryStore} keeps it in a folder, another adapter at an
 * S3 endpoint.
 */
public interface ObjectStore {

    /** Keeps all bytes of the stream, in place of earlier ones under that key; on return they are durable. */
    void put(ObjectKey key, InputStream bytes) throws IOException;

    /**
     * Opens what lies there, as the medium has it and not as this machine remembers it where that can be had.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such object
     */
    InputStream get(ObjectKey key) throws IOException;

    /** Lets an object go, durably; no matter if there is none. */
    void delete(ObjectKey key) throws IOException;
}
