package pacs.allinone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The PostgreSQL that outlived a killed JVM: it goes on serving the data folder with its old port and flags, so it is
 * stopped before ours starts. The folder's own lock says that nobody else needs it.
 */
final class LeftoverServer {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private LeftoverServer() {}

    /**
     * Returns when nothing works on the data any more, and takes away the files that say otherwise: a killed server that
     * nobody has buried yet would keep the next one from starting.
     */
    static void stop(Path dataDirectory) throws IOException, InterruptedException {
        Optional<ProcessHandle> server = find(dataDirectory.resolve("postmaster.pid"));
        if (server.isPresent()) {
            server.get().destroy();
            if (!ended(server.get())) {
                server.get().destroyForcibly();
                ended(server.get());
            }
        }
        Instant deadline = Instant.now().plus(PATIENCE);
        while (isWorkedOn(dataDirectory) && Instant.now().isBefore(deadline)) {
            Thread.sleep(50);
        }
        if (!isWorkedOn(dataDirectory)) {
            Files.deleteIfExists(dataDirectory.resolve("postmaster.pid"));
            Files.deleteIfExists(dataDirectory.resolve("epg-lock"));
        }
    }

    /** Every process of a PostgreSQL has its data as working directory; what is dead has none. */
    private static boolean isWorkedOn(Path dataDirectory) throws IOException {
        if (!Files.exists(dataDirectory)) {
            return false;
        }
        Path data = dataDirectory.toRealPath();
        return ProcessHandle.allProcesses().anyMatch(process -> {
            try {
                return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                        .equals(data);
            } catch (IOException e) {
                return false; // ended meanwhile, or somebody else's
            }
        });
    }

    /** Only if it is a PostgreSQL: after a reboot the number may be anybody's. */
    static Optional<ProcessHandle> find(Path pidFile) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(pidFile);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return lines.stream()
                .findFirst()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    }

    private static boolean ended(ProcessHandle server) throws InterruptedException {
        try {
            server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !server.isAlive();
        }
    }
}
