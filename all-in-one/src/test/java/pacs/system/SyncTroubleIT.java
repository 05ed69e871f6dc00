package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.net.DimseStatus;

/** The archive's disk does not sync for six seconds, and then does again. */
class SyncTroubleIT {

    private static final Duration TROUBLE = Duration.ofSeconds(6);
    private static final String STALLS = "inject=fdatasync:delay_enter=" + TROUBLE.toMillis() * 1000;
    private static final String FAILS = "inject=fdatasync:error=EIO";

    /** Syncs that stall are waited for; syncs that fail twice end the trust in a disk until somebody has looked at it. */
    @Test
    void six_seconds_without_a_sync_cost_no_promised_object(@TempDir Path data) throws Exception {
        Journal journal = new Journal(509);
        RunningRegion region = RunningRegion.on(data).start();
        try {
            stalls(region, journal);
            fails(region, journal);
        } finally {
            region.stop();
        }

        region = RunningRegion.on(data).start();
        try {
            assertThat(store(region.client(), journal)).isEqualTo(200);
            new JournalCheck(region.client(), journal).holds();
        } finally {
            region.stop();
        }
    }

    private static void stalls(RunningRegion region, Journal journal) throws Exception {
        ArchiveClient client = region.client();
        client.json("/studies");
        Strace.of(region.jvm("all-in-one"), STALLS, () -> {
            Instant start = Instant.now();
            CompletableFuture<Integer> stored = CompletableFuture.supplyAsync(() -> storeOrFail(client, journal));
            Thread.sleep(500);
            Instant asked = Instant.now();
            client.json("/studies");
            long question = Duration.between(asked, Instant.now()).toMillis();
            int status = stored.join();
            Duration waited = Duration.between(start, Instant.now());
            System.out.printf(
                    "SyncTroubleIT: beside a sync that stalls: QIDO-RS %d ms; STOW-RS answered %d after %d ms%n",
                    question, status, waited.toMillis());
            assertThat(question).isLessThan(1000);
            assertThat(status).isEqualTo(200);
            assertThat(waited).isGreaterThan(TROUBLE);
        });
        assertThat(store(client, journal)).isEqualTo(200);
    }

    private static void fails(RunningRegion region, Journal journal) throws Exception {
        ArchiveClient client = region.client();
        Strace.of(region.jvm("all-in-one"), FAILS, () -> {
            Instant end = Instant.now().plus(TROUBLE);
            while (Instant.now().isBefore(end)) {
                assertThat(store(client, journal)).isGreaterThanOrEqualTo(500);
                Thread.sleep(200);
            }
        });

        assertThat(store(client, journal)).as("no trust after two failures").isEqualTo(503);
        SentObject object = journal.begin();
        DimseStatus status = Honest.store(region.archive(), object);
        journal.answered(object, status.isSuccess());
        assertThat(status.code()).isEqualTo(0xA700);
        SentObject waiting = journal.begin();
        assertThat(Honest.store(region.gateway(), waiting).isSuccess()).isTrue();
        journal.answered(waiting, true);
        assertThat(client.json("/studies")).as("what it has it still shows").isNotEqualTo("[]");
    }

    private static int storeOrFail(ArchiveClient client, Journal journal) {
        try {
            return store(client, journal);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static int store(ArchiveClient client, Journal journal) throws Exception {
        SentObject object = journal.begin();
        int status = client.store(List.of(object.part10())).statusCode();
        journal.answered(object, status == 200);
        return status;
    }
}
