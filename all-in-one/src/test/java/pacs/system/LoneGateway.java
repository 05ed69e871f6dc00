package pacs.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import pacs.dicom.core.AeTitle;
import pacs.dicom.net.Remote;

/** A packaged gateway of the test's own, as GATEWAY of the demo region, whose way to the archive the test chooses. */
record LoneGateway(Process process, Path log, Remote address) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * Returns when it serves.
     *
     * @param folder for its spool and its log
     * @param archive the port at which it finds the archive
     * @param settings such as {@code quiet=1s}
     */
    static LoneGateway start(Path folder, int archive, String... settings) throws Exception {
        Path ready = folder.resolve("ready");
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dpacs.gateway.spool=" + folder.resolve("spool"),
                "-Dpacs.gateway.archive-url=http://127.0.0.1:" + archive,
                "-Dpacs.gateway.client-id=demo-gateway",
                "-Dpacs.gateway.client-secret=demo-gateway-secret",
                "-Dpacs.gateway.dicom-port=0",
                "-Dpacs.gateway.ready-file=" + ready));
        for (String setting : settings) {
            command.add("-Dpacs.gateway." + setting);
        }
        command.addAll(List.of(
                "-jar",
                RunningRegion.PROJECT
                        .resolve("dicom-gateway/target/quarkus-app/quarkus-run.jar")
                        .toString()));
        Path log = folder.resolve("gateway.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new LoneGateway(process, log, address(ready));
    }

    private static Remote address(Path ready) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!Files.exists(ready)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("The gateway does not serve");
            }
            Thread.sleep(100);
        }
        String said = Files.readString(ready).strip();
        int port = Integer.parseInt(said.substring(said.lastIndexOf(':') + 1));
        return new Remote("127.0.0.1", port, new AeTitle("GATEWAY"));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
