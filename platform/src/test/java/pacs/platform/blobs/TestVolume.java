package pacs.platform.blobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A volume in a folder of a test, with a clock the test turns. */
final class TestVolume implements AutoCloseable {

    static final BlobRules RULES = new BlobRules(1 << 20, Duration.ofSeconds(30), Duration.ofMinutes(5), 256 << 10, 0);

    private final Path root;
    private final BlobVolume volume;
    private Instant now = Instant.parse("2026-11-24T08:00:00Z");

    private TestVolume(Path root, Disk disk) throws IOException {
        this.root = root;
        InstantSource clock = () -> now;
        this.volume = BlobVolume.open(root, RULES, disk, clock);
    }

    static TestVolume in(Path root) throws IOException {
        return new TestVolume(root, new LocalDisk());
    }

    static TestVolume on(Disk disk, Path root) throws IOException {
        return new TestVolume(root, disk);
    }

    BlobVolume volume() {
        return volume;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    List<RecoveredBlob> recovered() throws IOException {
        List<RecoveredBlob> blobs = new ArrayList<>();
        volume.recover(blobs::add);
        return blobs;
    }

    /** The blob files, as they lie below the institution's folder. */
    List<Path> files() {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".blob"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        volume.close();
    }
}
