package pacs.allinone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Folders written by programs that do not care whether the power goes. */
final class DurableTree {

    private DurableTree() {}

    /** Returns when every file below, and its name, would survive a power cut. */
    static void sync(Path root) throws IOException {
        for (Path path : below(root)) {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                    || Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                force(path);
            }
        }
    }

    /** Makes an empty file that says so from now on. */
    static void mark(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        force(file);
        force(Objects.requireNonNull(file.getParent(), "marks lie in folders"));
    }

    static void delete(Path root) throws IOException {
        for (Path path : below(root)) {
            Files.delete(path);
        }
    }

    /** What a folder holds before the folder itself. */
    private static List<Path> below(Path root) throws IOException {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
