package pacs.tiering.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import pacs.platform.Refusal;

/** A second place in a folder on another device: temporary file, sync, rename, directory sync. */
public final class DirectoryStore implements ObjectStore {

    private static final int BUFFER = 1 << 20;

    private final Path root;
    private final long device;

    private DirectoryStore(Path root, long device) {
        this.root = root;
        this.device = device;
    }

    /**
     * Takes a folder, which is made if it is not there.
     *
     * @param hot the hot volume, whose own device is no second place
     * @throws Refusal with one sentence for whoever starts the archive
     */
    public static DirectoryStore open(Path root, Path hot) {
        try {
            Files.createDirectories(root);
            Files.createDirectories(hot);
            long device = device(root);
            if (device == device(hot)) {
                throw new Refusal(
                        Refusal.Reason.INVALID_REQUEST,
                        "The second place " + root + " lies on the same device as the archive's own disk " + hot
                                + ", so both copies would go together. Name a folder on another disk, or write"
                                + " 'second-place: none' in the region file.");
            }
            if (!Files.isWritable(root)) {
                throw new IOException("it may not be written");
            }
            return new DirectoryStore(root.toAbsolutePath(), device);
        } catch (IOException e) {
            throw new Refusal(
                    Refusal.Reason.UNAVAILABLE,
                    "The second place " + root + " cannot be used (" + e.getMessage() + ").",
                    e);
        }
    }

    @Override
    public void put(ObjectKey key, InputStream bytes) throws IOException {
        Path file = file(key);
        requireDevice();
        makeFolder(parent(file));
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                ByteBuffer block = ByteBuffer.wrap(buffer, 0, read);
                while (block.hasRemaining()) {
                    channel.write(block);
                }
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        sync(parent(file));
    }

    @Override
    public InputStream get(ObjectKey key) throws IOException {
        requireDevice();
        return Files.newInputStream(file(key));
    }

    @Override
    public void delete(ObjectKey key) throws IOException {
        requireDevice();
        if (Files.deleteIfExists(file(key))) {
            sync(parent(file(key)));
        }
    }

    /** A disk that is not mounted any more leaves an empty folder, on the wrong device. */
    private void requireDevice() throws IOException {
        if (device(root) != device) {
            throw new IOException("The second place " + root + " is not the device it was at the start");
        }
    }

    private Path file(ObjectKey key) {
        return root.resolve(key.toString());
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            sync(parent(folder));
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static long device(Path path) throws IOException {
        return (Long) Files.getAttribute(path, "unix:dev");
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent(), "blobs lie in folders");
    }
}
