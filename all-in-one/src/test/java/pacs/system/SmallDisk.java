package pacs.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of few megabytes, mounted where a program keeps something; needs root. Somebody else can fill it. */
final class SmallDisk {

    private static final int TRIES = 40;
    private static final int STEP = 4096;

    private final Path mountPoint;

    SmallDisk(Path mountPoint, String size) throws IOException, InterruptedException {
        this.mountPoint = Files.createDirectories(mountPoint);
        run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + size, "tmpfs", mountPoint.toString());
    }

    /** Until the system itself says that nothing more goes in. */
    void fill() throws IOException {
        byte[] step = new byte[STEP];
        try (var out = Files.newOutputStream(ballast())) {
            while (true) {
                out.write(step);
            }
        } catch (IOException e) {
            if (Files.getFileStore(mountPoint).getUsableSpace() > STEP) {
                throw e;
            }
        }
    }

    void empty() throws IOException {
        Files.delete(ballast());
    }

    private Path ballast() {
        return mountPoint.resolve("ballast");
    }

    /** Who was stopped may need a moment to let go. */
    void unmount() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Process umount = new ProcessBuilder("umount", mountPoint.toString()).start();
            if (umount.waitFor() == 0) {
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
            throw new AssertionError(List.of(command) + " (needs root and the right to mount): " + output);
        }
    }
}
