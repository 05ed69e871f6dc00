package pacs.platform.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the ends of a chain are written down: a folder that best lies on another machine. {@code SCHEMA.anchors} grows by a
 * line an hour; {@code SCHEMA.head} is replaced whenever rows were sealed, and lags behind the chain by a second at most.
 */
final class Anchors {

    private final Path folder;
    private final String schema;
    private final AuditKey key;

    Anchors(Path folder, String schema, AuditKey key) {
        this.folder = folder;
        this.schema = schema;
        this.key = key;
    }

    /** Adds an anchor for good. */
    void add(Anchor anchor) throws IOException {
        Files.createDirectories(folder);
        try (FileChannel file = FileChannel.open(
                folder.resolve(schema + ".anchors"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            file.position(wholeLines(file));
            write(file, anchor);
            file.truncate(file.position());
            file.force(true);
        }
    }

    /** Notes where the chain ends now; a power cut may take it back to an earlier end. */
    void head(Anchor anchor) throws IOException {
        Files.createDirectories(folder);
        Path unfinished = folder.resolve(schema + ".head.new");
        try (FileChannel file = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            write(file, anchor);
        }
        Files.move(unfinished, folder.resolve(schema + ".head"), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * What was written down, in its order.
     *
     * @param foreign lines that the key has not signed: forged, or spoilt
     */
    record Written(List<Anchor> anchors, List<String> foreign) {}

    Written written() throws IOException {
        List<Anchor> anchors = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        for (String name : List.of(schema + ".anchors", schema + ".head")) {
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                continue;
            }
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
                if (!line.isBlank()) {
                    Anchor.of(line, key)
                            .filter(anchor -> anchor.schema().equals(schema))
                            .ifPresentOrElse(anchors::add, () -> foreign.add(name));
                }
            }
        }
        return new Written(anchors, foreign);
    }

    /** Where the last line ends that was written whole: a power cut may have torn the one after it. */
    private static long wholeLines(FileChannel file) throws IOException {
        long end = file.size();
        ByteBuffer last = ByteBuffer.allocate(1);
        while (end > 0 && file.read(last.clear(), end - 1) == 1 && last.get(0) != '\n') {
            end--;
        }
        return end;
    }

    private void write(FileChannel file, Anchor anchor) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((anchor.line(key) + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            file.write(line);
        }
    }
}
