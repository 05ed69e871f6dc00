package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.testkit.LongRun;

/** {@code kill -9} of any part at any moment, under eight senders; judged by their journal. */
class KilledRegionIT {

    private static final int ROUNDS = LongRun.rounds("region-kills", 3, 40);
    private static final int LONGEST_MILLIS = 1500;

    /** So many answers of a round are waited for: a region that has just started is slow at first. */
    private static final int FIRST_PROMISES = 40;

    /** Who dies in a round. */
    private enum Victim {
        ARCHIVE,
        GATEWAY,
        POSTGRES,
        ALL
    }

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path data;

    @Test
    void what_was_promised_before_a_kill_is_there_after_it() throws Exception {
        int seed = Integer.getInteger("seed", new Random().nextInt(1, 1_000_000));
        System.out.println("KilledRegionIT: replay with -Dseed=" + seed);
        Random random = new Random(seed);
        Journal journal = new Journal(seed);
        int withSomethingOnItsWay = 0;
        RunningRegion region = region().start();
        for (int round = 0; round < ROUNDS; round++) {
            int unanswered = journal.unanswered();
            Senders senders = Senders.to(region, journal);
            try {
                journal.awaitPromises(FIRST_PROMISES);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_MILLIS));
                kill(region, Victim.values()[random.nextInt(Victim.values().length)]);
            } finally {
                senders.stop();
            }
            if (journal.unanswered() > unanswered) {
                withSomethingOnItsWay++;
            }
            region.stop();

            region = region().start();
            new JournalCheck(region.client(), journal).holds();
        }
        region.stop();
        RunningRegion.Reconciled.of(data).isClean();

        System.out.printf(
                "KilledRegionIT: %d rounds, %d with objects on their way, %d promised, %d without an answer%n",
                ROUNDS, withSomethingOnItsWay, journal.promised().size(), journal.unanswered());
        assertThat(withSomethingOnItsWay).isGreaterThanOrEqualTo((ROUNDS + 1) / 2);
    }

    /** Its blobs are written anew and swept while it is killed. */
    private RunningRegion region() {
        return RunningRegion.on(data).with("PACS_TIERING_REWRITE_GRACE", "1s").with("PACS_ARCHIVE_SETTLE_AFTER", "1s");
    }

    private void kill(RunningRegion region, Victim victim) throws IOException {
        switch (victim) {
            case ARCHIVE -> region.jvm("all-in-one").destroyForcibly();
            case GATEWAY -> region.jvm("dicom-gateway").destroyForcibly();
            case POSTGRES -> postgres().destroyForcibly();
            case ALL -> {
                List<ProcessHandle> all = List.of(region.jvm("all-in-one"), region.jvm("dicom-gateway"), postgres());
                all.forEach(ProcessHandle::destroyForcibly);
            }
        }
    }

    private ProcessHandle postgres() throws IOException {
        String pid =
                Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }
}
