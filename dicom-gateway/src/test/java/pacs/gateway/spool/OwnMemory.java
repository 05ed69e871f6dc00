package pacs.gateway.spool;

import java.io.IOException;
import java.nio.file.Path;

/** A memory without the rest of the spool. */
public final class OwnMemory implements AutoCloseable {

    private final SpoolDatabase database;

    private OwnMemory(SpoolDatabase database) {
        this.database = database;
    }

    public static OwnMemory in(Path folder) throws IOException {
        return new OwnMemory(SpoolDatabase.open(folder.resolve("index.db")));
    }

    public Memory memory() {
        return new Memory(database);
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
