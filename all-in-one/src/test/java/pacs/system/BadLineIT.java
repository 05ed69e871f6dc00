package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.core.AeTitle;
import pacs.dicom.net.Remote;
import pacs.testkit.LongRun;

/** The line between gateway and archive is cut, stands still, is slow: everything the gateway took arrives, once. */
class BadLineIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OBJECTS = 6;
    private static final int CUTS = 4;
    private static final int SLOW_BYTES_PER_SECOND = 20_000;

    /** The gateway gives up a request after once or twice this time without a byte; the line stands still longer. */
    private static final int GATEWAY_SECONDS = LongRun.rounds("bad-line", 3, 25);

    private static final int STALL_SECONDS = LongRun.rounds("bad-line", 8, 60);

    @SuppressWarnings("NullAway.Init") // set by start
    private static RunningRegion region;

    @SuppressWarnings("NullAway.Init") // set by start
    private static BadLine line;

    @SuppressWarnings("NullAway.Init") // set by start
    private static Process gateway;

    @SuppressWarnings("NullAway.Init") // set by start
    private static Remote address;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        region = RunningRegion.on(data.resolve("region")).start();
        line = new BadLine(URI.create(region.http()).getPort());
        gateway = gateway(data, line.port());
        address = address(data.resolve("ready"));
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.destroy();
        gateway.waitFor();
        line.close();
        region.stop();
    }

    @Test
    void a_line_cut_in_the_middle_of_bodies_loses_nothing() throws Exception {
        line.cut(CUTS);

        arrive(new Journal(506), "cut " + CUTS + " times", OBJECTS);
    }

    @Test
    void a_line_that_stands_still_loses_nothing() throws Exception {
        line.stall(1, Duration.ofSeconds(STALL_SECONDS));

        Duration time = arrive(new Journal(507), "standing still for " + STALL_SECONDS + " s", OBJECTS);

        assertThat(time).isGreaterThan(Duration.ofSeconds(GATEWAY_SECONDS));
    }

    @Test
    void a_slow_line_brings_everything() throws Exception {
        line.slow(SLOW_BYTES_PER_SECOND);
        try {
            arrive(new Journal(508), "of " + SLOW_BYTES_PER_SECOND + " bytes/s", 2);
        } finally {
            line.slow(Integer.MAX_VALUE);
        }
    }

    private static Duration arrive(Journal journal, String what, int objects) throws Exception {
        Instant start = Instant.now();
        long before = line.passed();
        long bytes = 0;
        for (int i = 0; i < objects; i++) {
            SentObject object = journal.begin();
            bytes += object.dataSet().length;
            assertThat(Honest.store(address, object).code()).isZero();
            journal.answered(object, true);
        }

        new JournalCheck(region.client(), journal).holds();

        Duration time = Duration.between(start, Instant.now());
        System.out.printf(
                "BadLineIT: a line %s brought %d objects of %d bytes within %d ms and %d bytes%n",
                what, objects, bytes, time.toMillis(), line.passed() - before);
        assertThat(line.isDone()).isTrue();
        return time;
    }

    private static Process gateway(Path folder, int port) throws Exception {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dpacs.gateway.spool=" + folder.resolve("spool"),
                        "-Dpacs.gateway.archive-url=http://127.0.0.1:" + port,
                        "-Dpacs.gateway.client-id=demo-gateway",
                        "-Dpacs.gateway.client-secret=demo-gateway-secret",
                        "-Dpacs.gateway.dicom-port=0",
                        "-Dpacs.gateway.patience=" + GATEWAY_SECONDS + "s",
                        "-Dpacs.gateway.longest-pause=2s",
                        "-Dpacs.gateway.ready-file=" + folder.resolve("ready"),
                        "-jar",
                        RunningRegion.PROJECT
                                .resolve("dicom-gateway/target/quarkus-app/quarkus-run.jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("gateway.log").toFile())
                .start();
    }

    private static Remote address(Path ready) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!Files.exists(ready)) {
            assertThat(Instant.now()).as("The gateway does not serve").isBefore(end);
            Thread.sleep(100);
        }
        String said = Files.readString(ready).strip();
        int port = Integer.parseInt(said.substring(said.lastIndexOf(':') + 1));
        return new Remote("127.0.0.1", port, new AeTitle("GATEWAY"));
    }
}
