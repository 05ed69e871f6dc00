package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.testkit.LongRun;

/** The line between gateway and archive is cut, stands still, is slow: everything the gateway took arrives, once. */
class BadLineIT {

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
    private static LoneGateway gateway;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        region = RunningRegion.on(data.resolve("region")).start();
        line = new BadLine(URI.create(region.http()).getPort());
        gateway = LoneGateway.start(data, line.port(), "patience=" + GATEWAY_SECONDS + "s", "longest-pause=2s");
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
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

        arrive(new Journal(507), "standing still for " + STALL_SECONDS + " s", OBJECTS);
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

    private static void arrive(Journal journal, String what, int objects) throws Exception {
        Instant start = Instant.now();
        long before = line.passed();
        long bytes = 0;
        for (int i = 0; i < objects; i++) {
            SentObject object = journal.begin();
            bytes += object.dataSet().length;
            assertThat(Honest.store(gateway.address(), object).code()).isZero();
            journal.answered(object, true);
        }

        new JournalCheck(region.client(), journal).holds();

        Duration time = Duration.between(start, Instant.now());
        System.out.printf(
                "BadLineIT: a line %s brought %d objects of %d bytes within %d ms and %d bytes%n",
                what, objects, bytes, time.toMillis(), line.passed() - before);
        assertThat(line.isDone()).isTrue();
    }
}
