package pacs.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import pacs.dicom.core.AeTitle;
import pacs.dicom.net.Remote;

/** The demo region without studies, started by {@code ./run} on free ports and a folder of its own. */
final class RunningRegion implements BeforeAllCallback, AfterAllCallback {

    static final Path PROJECT = Path.of(System.getProperty("project.dir", ".."));
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern READY =
            Pattern.compile("READY http=(\\S+) dicom=(\\S+)@(\\S+):(\\d+) gateway=(\\S+)@(\\S+):(\\d+)");

    private final List<String> output = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // set by start
    private Path data;

    @SuppressWarnings("NullAway.Init") // set by start
    private Process process;

    @SuppressWarnings("NullAway.Init") // set by start
    private Matcher ready;

    private boolean keepsData;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> more = new ArrayList<>();

    /** On a folder that outlives this run, so that another can go on with it. */
    static RunningRegion on(Path data) {
        RunningRegion region = new RunningRegion();
        region.data = data;
        region.keepsData = true;
        return region;
    }

    /** With a setting of gateway or archive, as an environment variable. */
    RunningRegion with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** With more arguments for {@code ./run}. */
    RunningRegion and(String... arguments) {
        more.addAll(List.of(arguments));
        return this;
    }

    /** {@code http://127.0.0.1:PORT}. */
    String http() {
        return ready.group(1);
    }

    Remote archive() {
        return new Remote(ready.group(3), Integer.parseInt(ready.group(4)), new AeTitle(ready.group(2)));
    }

    Remote gateway() {
        return new Remote(ready.group(6), Integer.parseInt(ready.group(7)), new AeTitle(ready.group(5)));
    }

    /** What the caller of DICOMweb needs. */
    ArchiveClient client() {
        return ArchiveClient.signedIn(http());
    }

    /** The process whose command line names this application: {@code all-in-one} or {@code dicom-gateway}. */
    ProcessHandle jvm(String application) {
        return process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("-jar " + application + "/"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No process of " + application));
    }

    /** {@code ./run} itself. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    /** What {@code ./run} has printed so far. */
    List<String> output() {
        synchronized (output) {
            return List.copyOf(output);
        }
    }

    Path data() {
        return data;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        data = Files.createTempDirectory("pacs-region");
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        stop();
    }

    RunningRegion start() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("--empty", "--data", data.toString(), "--http", "0", "--dicom", "0", "--gateway-dicom", "0"));
        arguments.addAll(more);
        process = run(environment, arguments.toArray(String[]::new));
        Thread.ofVirtual().start(this::listen);
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!isReady()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                process.destroy();
                throw new AssertionError("The region did not become ready:\n" + String.join("\n", output()));
            }
            Thread.sleep(50);
        }
        return this;
    }

    /** What {@code ./run reconcile} says of a folder whose region is stopped: its report, and its exit code. */
    record Reconciled(int exitCode, String report) {

        static Reconciled of(Path data, String... arguments) throws IOException, InterruptedException {
            List<String> command =
                    new ArrayList<>(List.of(PROJECT.resolve("run").toString(), "reconcile", "--data", data.toString()));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String report = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Reconciled(process.waitFor(), report);
        }

        /** Neither a record without a row nor a row without its record. */
        void isClean() {
            if (exitCode != 0) {
                throw new AssertionError("Disk and catalogue differ (" + exitCode + "):\n" + report);
            }
        }
    }

    /** As Ctrl-C would. */
    void stop() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("The region did not stop:\n" + String.join("\n", output()));
        }
        if (!keepsData) {
            delete(data);
        }
    }

    /** {@code ./run} with these arguments; what the reactor has just built is taken as it is. */
    static Process run(String... arguments) throws IOException {
        return run(Map.of(), arguments);
    }

    private static Process run(Map<String, String> environment, String... arguments) throws IOException {
        Path stamp = PROJECT.resolve("all-in-one/target/built");
        if (!Files.exists(stamp)) {
            Files.createFile(stamp);
        }
        Files.setLastModifiedTime(stamp, FileTime.from(Instant.now()));
        List<String> command = new ArrayList<>(List.of("./run"));
        command.addAll(List.of(arguments));
        ProcessBuilder run =
                new ProcessBuilder(command).directory(PROJECT.toFile()).redirectErrorStream(true);
        run.environment().putAll(environment);
        return run.start();
    }

    private boolean isReady() {
        return output().stream().map(READY::matcher).anyMatch(line -> {
            ready = line;
            return line.find();
        });
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.add(line);
                }
            }
        } catch (IOException _) {
            // the region has ended
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
