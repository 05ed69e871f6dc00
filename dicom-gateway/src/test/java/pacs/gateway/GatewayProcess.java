package pacs.gateway;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import pacs.gateway.peers.CentreSettings;

/** The packaged gateway in a process of its own, started as {@code ./run} starts it. */
final class GatewayProcess implements AutoCloseable {

    private static final Path APPLICATION =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();

    private final Process process;
    private final Path folder;

    private GatewayProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Returns when the process has begun, which is long before it serves. */
    static GatewayProcess begin(Path folder, CentreSettings centre, int port) throws IOException {
        Files.deleteIfExists(folder.resolve("ready"));
        Properties properties = new Properties();
        properties.setProperty("pacs.gateway.spool", folder.resolve("spool").toString());
        properties.setProperty("pacs.gateway.archive-url", centre.url().toString());
        properties.setProperty("pacs.gateway.client-id", centre.clientId());
        properties.setProperty("pacs.gateway.client-secret", centre.clientSecret());
        properties.setProperty("pacs.gateway.reserve", "1M");
        properties.setProperty("pacs.gateway.longest-pause", "1s");
        StringWriter text = new StringWriter();
        properties.store(text, "");
        Files.writeString(folder.resolve("gateway.properties"), text.toString());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:MaxDirectMemorySize=48m",
                "-XX:+UseSerialGC",
                "-Djdk.pollerMode=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Dsmallrye.config.locations=" + folder.resolve("gateway.properties"),
                "-Dpacs.gateway.dicom-port=" + port,
                "-Dpacs.gateway.ready-file=" + folder.resolve("ready"),
                "-jar",
                APPLICATION.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        return new GatewayProcess(builder.start(), folder);
    }

    /** Returns when it serves. */
    static GatewayProcess start(Path folder, CentreSettings centre) throws Exception {
        GatewayProcess gateway = begin(folder, centre, 0);
        Eventually.holds("the gateway serves", () -> {
            if (!gateway.process.isAlive()) {
                throw new AssertionError("The gateway ended:\n" + gateway.log());
            }
            return Files.exists(folder.resolve("ready"));
        });
        return gateway;
    }

    /** The line it writes when it serves. */
    String ready() throws IOException {
        return Files.readString(folder.resolve("ready"));
    }

    int port() throws IOException {
        String line = ready();
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1).strip());
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    /** Waits for its end. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("The gateway still runs");
        }
        return process.exitValue();
    }

    /** As kill -9 does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As a service manager does. */
    int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    /** Bytes of memory that are really its own or shared, as the kernel counts them. */
    long residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        kill();
    }
}
