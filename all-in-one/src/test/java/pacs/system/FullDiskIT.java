package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.net.DimseStatus;

/** Each disk of a region gets full and is freed again: honest refusals, nothing lost, and everything goes on by itself. */
class FullDiskIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_OBJECTS = 400;
    private static final int OUT_OF_RESOURCES = 0xA700;

    private static final Journal JOURNAL = new Journal(505);

    @SuppressWarnings("NullAway.Init") // set by start
    private static RunningRegion region;

    @SuppressWarnings("NullAway.Init") // set by start
    private static SmallDisk spool;

    @SuppressWarnings("NullAway.Init") // set by start
    private static SmallDisk hot;

    @SuppressWarnings("NullAway.Init") // set by start
    private static SmallDisk database;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        spool = new SmallDisk(data.resolve("gateway/spool"), "64m");
        hot = new SmallDisk(data.resolve("blobs"), "128m");
        database = new SmallDisk(data.resolve("postgres"), "400m");
        region = RunningRegion.on(data)
                .with("PACS_GATEWAY_RESERVE", "64K")
                .with("PACS_ARCHIVE_RESERVE", "64K")
                .start();
    }

    @AfterAll
    static void stop() throws Exception {
        try {
            region.stop();
        } finally {
            spool.unmount();
            hot.unmount();
            database.unmount();
        }
    }

    @Test
    void a_full_spool_answers_a700_and_goes_on_when_it_is_freed() throws Exception {
        long gateway = region.jvm("dicom-gateway").pid();
        spool.fill();
        for (int i = 0; i < 5; i++) {
            assertThat(byDimse(Target.GATEWAY).code()).isEqualTo(OUT_OF_RESOURCES);
        }
        spool.empty();

        assertThat(byDimse(Target.GATEWAY).code()).isZero();
        assertThat(region.jvm("dicom-gateway").pid()).isEqualTo(gateway);
        new JournalCheck(region.client(), JOURNAL).holds();
    }

    @Test
    void a_full_hot_tier_answers_a700_and_507_and_the_gateway_waits() throws Exception {
        hot.fill();
        for (int i = 0; i < 5; i++) {
            assertThat(byDimse(Target.ARCHIVE).code()).isEqualTo(OUT_OF_RESOURCES);
            HttpResponse<String> stow = byStow();
            assertThat(stow.statusCode()).as(stow.body()).isEqualTo(507);
        }
        assertThat(byDimse(Target.GATEWAY).code()).isZero();
        hot.empty();

        assertThat(byDimse(Target.ARCHIVE).code()).isZero();
        assertThat(byStow().statusCode()).isEqualTo(200);
        new JournalCheck(region.client(), JOURNAL).holds();
    }

    @Test
    void a_full_database_answers_503_and_goes_on_when_it_is_freed() throws Exception {
        long archive = region.jvm("all-in-one").pid();
        database.fill();
        HttpResponse<String> answer = byStow();
        int taken = 0;
        while (answer.statusCode() == 200 && taken < MOST_OBJECTS) {
            taken++;
            answer = byStow();
        }
        assertThat(answer.statusCode()).as(answer.body()).isIn(503, 507);
        assertThat(byDimse(Target.ARCHIVE).code()).isEqualTo(OUT_OF_RESOURCES);
        assertThat(byDimse(Target.GATEWAY).code()).isZero();
        int no = answer.statusCode();
        database.empty();

        Instant freed = Instant.now();
        while (answer.statusCode() != 200 && Instant.now().isBefore(freed.plus(PATIENCE))) {
            answer = byStow();
            Thread.sleep(50);
        }
        System.out.printf(
                "FullDiskIT: a full database took %d more objects, answered %d, and yes %d ms after it was freed%n",
                taken, no, Duration.between(freed, Instant.now()).toMillis());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(region.jvm("all-in-one").pid()).isEqualTo(archive);
        new JournalCheck(region.client(), JOURNAL).holds();
    }

    private enum Target {
        ARCHIVE,
        GATEWAY
    }

    private static DimseStatus byDimse(Target target) throws IOException {
        SentObject object = JOURNAL.begin();
        DimseStatus status = Honest.store(target == Target.GATEWAY ? region.gateway() : region.archive(), object);
        JOURNAL.answered(object, status.isSuccess());
        return status;
    }

    private static HttpResponse<String> byStow() throws Exception {
        SentObject object = JOURNAL.begin();
        HttpResponse<String> answer = region.client().store(List.of(object.part10()));
        JOURNAL.answered(object, answer.statusCode() == 200);
        return answer;
    }
}
