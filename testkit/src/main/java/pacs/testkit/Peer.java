package pacs.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program of the machine, run to its end.
 *
 * @param program name as on the PATH, {@code storescu}
 * @param debianPackage what to install when it is missing
 */
public record Peer(String program, String debianPackage) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What the program said and how it ended. Standard output and error are one text, in the order they came. */
    public record Result(int exitCode, String output) {

        /** @throws AssertionError with the whole output, when the program did not end with 0 */
        public Result orFail() {
            if (exitCode != 0) {
                throw new AssertionError("exit code " + exitCode + ":\n" + output);
            }
            return this;
        }
    }

    /** Runs to the end; arguments become strings by {@code toString}, so that paths and ports can stand as they are. */
    public Result run(Object... arguments) {
        Process process = start(arguments);
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(program + " did not end within " + PATIENCE + ":\n" + output.join());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new AssertionError(program + " was interrupted", e);
        }
        return new Result(process.exitValue(), output.join());
    }

    /** Starts and does not wait; the caller reads and ends it. */
    public Process start(Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(path().toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // DCMTK leaves Nagle's algorithm on: 44 ms for every C-STORE over loopback.
        builder.environment().put("TCP_NODELAY", "1");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path() {
        for (String folder : System.getenv("PATH").split(":")) {
            Path candidate = Path.of(folder, program);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        throw new AssertionError("The peer " + program + " is not on this machine: apt-get install " + debianPackage
                + " (./test does so by itself when it runs as root)");
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
