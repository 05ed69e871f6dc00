package pacs.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file system in a file, mounted through a loop device; needs root. A power cut leaves what its device held at one moment:
 * all that was synced, and of the rest whatever the kernel had happened to write.
 */
final class DiskImage {

    /** Above the archive's reserve; the file takes only what is used. */
    private static final String SIZE = "3G";

    private static final int TRIES = 20;

    private final Path folder;
    private final Path mountPoint;
    private Path file;

    /** Makes and mounts an empty file system. */
    DiskImage(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.mountPoint = Files.createDirectory(folder.resolve("mounted"));
        this.file = folder.resolve("0.img");
        run("truncate", "-s", SIZE, file.toString());
        run("mkfs.ext4", "-q", "-E", "lazy_itable_init=0,lazy_journal_init=0", file.toString());
        mount();
    }

    Path root() {
        return mountPoint;
    }

    /**
     * Goes on with what the device holds now. All who write must be stopped: the kernel alone still writes back, and a copy it
     * wrote into is made again.
     */
    Path cut() throws IOException, InterruptedException {
        Path copy = folder.resolve(System.nanoTime() + ".img");
        for (int attempt = 0; attempt < TRIES; attempt++) {
            run("cp", "--sparse=always", file.toString(), copy.toString());
            if (status("cmp", "-s", file.toString(), copy.toString()) == 0) {
                return copy;
            }
        }
        throw new AssertionError("The device never held still for a copy");
    }

    /** Takes away the file system that was cut and mounts its copy in its place. */
    void restore(Path copy) throws IOException, InterruptedException {
        unmount();
        Files.delete(file);
        file = copy;
        mount();
    }

    void delete() throws IOException, InterruptedException {
        unmount();
        Files.delete(file);
    }

    private void mount() throws IOException, InterruptedException {
        run("mount", "-o", "loop", file.toString(), mountPoint.toString());
    }

    /** Who was killed may need a moment to let go. */
    private void unmount() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (status("umount", mountPoint.toString()) == 0) {
                return;
            }
            Thread.sleep(250);
        }
        throw new AssertionError(mountPoint + " stays busy");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(List.of(command) + " (needs root and loop devices): " + output);
        }
    }

    private static int status(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
