package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.testkit.LongRun;

/** The power goes, under eight senders: what the disk held at that moment has to do; judged by their journal. */
class PowerCutIT {

    private static final int ROUNDS = LongRun.rounds("power-cuts", 1, 10);
    private static final int FIRST_PROMISES = 40;
    private static final int LONGEST_MILLIS = 1500;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void what_was_promised_before_the_power_went_is_there_after_it() throws Exception {
        int seed = Integer.getInteger("seed", new Random().nextInt(1, 1_000_000));
        System.out.println("PowerCutIT: replay with -Dseed=" + seed);
        Random random = new Random(seed);
        Journal journal = new Journal(seed);
        int withSomethingOnItsWay = 0;
        DiskImage disk = new DiskImage(folder);
        try {
            Path data = disk.root().resolve("data");
            RunningRegion region = RunningRegion.on(data).start();
            for (int round = 0; round < ROUNDS; round++) {
                int unanswered = journal.unanswered();
                Senders senders = Senders.to(region, journal);
                journal.awaitPromises(FIRST_PROMISES);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_MILLIS));
                List<ProcessHandle> all = processes(region, data);
                signal("STOP", all);
                Path left = disk.cut();
                signal("KILL", all);
                senders.stop();
                if (journal.unanswered() > unanswered) {
                    withSomethingOnItsWay++;
                }
                disk.restore(left);

                region = RunningRegion.on(data).start();
                new JournalCheck(region.client(), journal).holds();
            }
            region.stop();
            RunningRegion.Reconciled.of(data).isClean();
        } finally {
            disk.delete();
        }

        System.out.printf(
                "PowerCutIT: %d rounds, %d with objects on their way, %d promised, %d without an answer%n",
                ROUNDS, withSomethingOnItsWay, journal.promised().size(), journal.unanswered());
        assertThat(withSomethingOnItsWay).isGreaterThanOrEqualTo((ROUNDS + 1) / 2);
    }

    /** All that write to the disk; PostgreSQL is nobody's child. */
    private static List<ProcessHandle> processes(RunningRegion region, Path data) throws IOException {
        String pid =
                Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).getFirst();
        ProcessHandle postgres = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        return Stream.of(region.handle(), postgres)
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .distinct()
                .toList();
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
