package pacs.platform.blobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real folder whose syncs cost nothing and can be made to fail, and which is full when a test says so. Keeps what
 * {@link Disk} promises as long as the machine stays on.
 */
final class FaultyDisk implements Disk {

    private final LocalDisk disk = new LocalDisk();
    private final List<String> events = new ArrayList<>();
    private long usableBytes = Long.MAX_VALUE;
    private int failingForces;
    private boolean failingWrites;
    private boolean failingMoves;

    void leave(long bytes) {
        usableBytes = bytes;
    }

    void failForces(int count) {
        failingForces = count;
    }

    void failWrites(boolean fail) {
        failingWrites = fail;
    }

    void failMoves(boolean fail) {
        failingMoves = fail;
    }

    /** What was made durable, in order: "force" for a file, else the name of the folder. */
    List<String> synced() {
        return List.copyOf(events);
    }

    @Override
    public BlobFile create(Path file) throws IOException {
        return new FaultyFile(disk.create(file));
    }

    @Override
    public BlobFile open(Path file) throws IOException {
        return new FaultyFile(disk.open(file));
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    @Override
    public void syncFolder(Path folder) {
        events.add(String.valueOf(folder.getFileName()));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        if (failingMoves) {
            throw new IOException("Input/output error");
        }
        Files.createDirectories(to.resolve("..").normalize());
        Files.move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.delete(file);
    }

    @Override
    public long usableBytes(Path folder) {
        return usableBytes;
    }

    private final class FaultyFile implements BlobFile {

        private final BlobFile file;

        FaultyFile(BlobFile file) {
            this.file = file;
        }

        @Override
        public void write(long position, byte[] bytes, int offset, int length) throws IOException {
            if (failingWrites) {
                throw new IOException("Input/output error");
            }
            if (length > usableBytes) {
                file.write(position, bytes, offset, (int) usableBytes);
                usableBytes = 0;
                throw new IOException("No space left on device");
            }
            file.write(position, bytes, offset, length);
            usableBytes -= length;
        }

        @Override
        public void truncate(long length) throws IOException {
            file.truncate(length);
        }

        @Override
        public void force() throws IOException {
            if (failingForces > 0) {
                failingForces--;
                throw new IOException("Input/output error");
            }
            events.add("force");
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
