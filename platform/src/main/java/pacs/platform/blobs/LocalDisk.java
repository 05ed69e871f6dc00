package pacs.platform.blobs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The file system of this machine. */
final class LocalDisk implements Disk {

    /** Looking one up reads the table of all mounts, which is too dear for every object. */
    private final Map<Path, FileStore> stores = new ConcurrentHashMap<>();

    @Override
    public BlobFile create(Path file) throws IOException {
        Files.createFile(file);
        return open(file);
    }

    @Override
    public BlobFile open(Path file) throws IOException {
        return new LocalFile(new RandomAccessFile(file.toFile(), "rw"));
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path above = parent(folder);
        makeFolder(above);
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        syncFolder(above);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        makeFolder(parent(to));
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(parent(to));
        syncFolder(parent(from));
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.delete(file);
        syncFolder(parent(file));
    }

    @Override
    public long usableBytes(Path folder) throws IOException {
        FileStore store = stores.get(folder);
        if (store == null) {
            store = Files.getFileStore(folder);
            stores.put(folder, store);
        }
        return store.getUsableSpace();
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent(), "blobs lie in folders");
    }

    /** Not a {@code FileChannel}: an interrupt of a writing thread would close that for everybody. */
    private record LocalFile(RandomAccessFile file) implements BlobFile {

        @Override
        public void write(long position, byte[] bytes, int offset, int length) throws IOException {
            file.seek(position);
            file.write(bytes, offset, length);
        }

        @Override
        public void truncate(long length) throws IOException {
            file.setLength(length);
        }

        @Override
        public void force() throws IOException {
            file.getChannel().force(false);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
