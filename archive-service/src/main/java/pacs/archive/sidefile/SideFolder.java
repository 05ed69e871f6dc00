package pacs.archive.sidefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** The folder of side files. It holds so many bytes at most: those not used for longest go first. */
final class SideFolder {

    private static final String DRAFTS = "drafts";

    /** @param used when it was last read, as a count of uses */
    private record Kept(long length, long used) {}

    private final Path root;
    private final long space;
    private final NavigableMap<String, Kept> files = new TreeMap<>();
    private long bytes;
    private long uses;

    /** Takes what lies there, and deletes what was begun by a process that is gone. */
    SideFolder(Path root, long space) throws IOException {
        this.root = root;
        this.space = space;
        Files.createDirectories(root.resolve(DRAFTS));
        try (Stream<Path> drafts = Files.list(root.resolve(DRAFTS))) {
            for (Path draft : drafts.toList()) {
                Files.delete(draft);
            }
        }
        takeStock();
    }

    /**
     * Opens one; empty when there is none.
     *
     * @throws SideFileDamagedException when it is to be deleted
     */
    Optional<SideFile> open(SideFileId id) throws IOException {
        String name = id.name();
        try {
            SideFile file = SideFile.open(root.resolve(name), name);
            used(name);
            return Optional.of(file);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** The newest of this or an earlier version of the same study, whose parts may still be right. */
    Optional<SideFile> before(SideFileId id) throws IOException {
        String earlier;
        synchronized (this) {
            earlier = files.floorKey(id.name());
        }
        if (earlier == null || !earlier.startsWith(id.stem() + "-")) {
            return Optional.empty();
        }
        try {
            return Optional.of(SideFile.open(root.resolve(earlier), earlier));
        } catch (NoSuchFileException | SideFileDamagedException _) {
            return Optional.empty();
        }
    }

    /** A file that nobody reads, to be filled. */
    Path draft() {
        return root.resolve(DRAFTS).resolve(UUID.randomUUID().toString());
    }

    /** Gives a draft its name; earlier versions go. */
    void keep(Path draft, SideFileId id) throws IOException {
        String name = id.name();
        Path file = root.resolve(name);
        Files.createDirectories(root.resolve(id.stem()).getParent());
        long length = Files.size(draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        List<String> gone;
        synchronized (this) {
            note(name, length);
            gone = new ArrayList<>(files.subMap(id.stem() + "-", name).keySet());
            gone.forEach(this::forget);
            gone.addAll(tooMuch());
        }
        for (String each : gone) {
            Files.deleteIfExists(root.resolve(each));
        }
    }

    void delete(SideFileId id) throws IOException {
        synchronized (this) {
            forget(id.name());
        }
        Files.deleteIfExists(root.resolve(id.name()));
    }

    private void takeStock() throws IOException {
        record Found(String name, long length, java.nio.file.attribute.FileTime at) {}
        List<Found> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root, 2)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                found.add(
                        new Found(root.relativize(file).toString(), Files.size(file), Files.getLastModifiedTime(file)));
            }
        }
        found.sort(Comparator.comparing(Found::at));
        found.forEach(file -> note(file.name(), file.length()));
    }

    private synchronized void used(String name) {
        files.computeIfPresent(name, (_, kept) -> new Kept(kept.length(), ++uses));
    }

    private void note(String name, long length) {
        forget(name);
        files.put(name, new Kept(length, ++uses));
        bytes += length;
    }

    private void forget(String name) {
        Kept kept = files.remove(name);
        if (kept != null) {
            bytes -= kept.length();
        }
    }

    /** Makes room for a while: down to nine tenths. */
    private List<String> tooMuch() {
        List<String> gone = new ArrayList<>();
        if (bytes > space) {
            List<String> eldestFirst = new ArrayList<>(files.keySet());
            eldestFirst.sort(Comparator.comparingLong(
                    name -> Optional.ofNullable(files.get(name)).map(Kept::used).orElse(0L)));
            for (String name : eldestFirst) {
                if (bytes <= space / 10 * 9) {
                    break;
                }
                forget(name);
                gone.add(name);
            }
        }
        return gone;
    }
}
