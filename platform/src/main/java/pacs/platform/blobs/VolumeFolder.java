package pacs.platform.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A volume taken by this process: its UUID, and the lock that keeps a second process from writing beside it. */
record VolumeFolder(UUID id, FileChannel lock) implements AutoCloseable {

    private static final String ID = "volume";

    static VolumeFolder take(Path root, Disk disk) throws IOException {
        disk.makeFolder(root);
        FileChannel lock = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!isTaken(lock)) {
                throw new IOException("The volume " + root + " is in use by another process");
            }
            return new VolumeFolder(id(root, disk), lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static boolean isTaken(FileChannel lock) throws IOException {
        try {
            FileLock taken = lock.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** The UUID is written aside and moved, so that a crash leaves none or a whole one. */
    private static UUID id(Path root, Disk disk) throws IOException {
        Path file = root.resolve(ID);
        if (!Files.exists(file)) {
            Path draft = root.resolve(ID + ".new");
            try (FileChannel channel = FileChannel.open(
                    draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap((UUID.randomUUID() + "\n").getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            disk.move(draft, file);
        }
        return UUID.fromString(Files.readString(file, StandardCharsets.US_ASCII).strip());
    }
}
