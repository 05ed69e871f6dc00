package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PostgreSQL dies under a running region, which goes on. */
class DatabaseDeathIT {

    /** From the death to the first yes. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final RunningRegion REGION = new RunningRegion();

    @Test
    void a_killed_postgresql_comes_back_and_nothing_is_lost() throws Exception {
        Journal journal = new Journal(77);
        ArchiveClient client = REGION.client();
        SentObject before = journal.begin();
        assertThat(client.store(List.of(before.part10())).statusCode()).isEqualTo(200);
        journal.answered(before, true);
        long archive = REGION.jvm("all-in-one").pid();

        postgres().destroyForcibly();
        Instant died = Instant.now();
        SentObject after = journal.begin();
        HttpResponse<String> answer = client.store(List.of(after.part10()));
        while (answer.statusCode() != 200 && Instant.now().isBefore(died.plus(PATIENCE))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            Thread.sleep(100);
            answer = client.store(List.of(after.part10()));
        }

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        System.out.println("DatabaseDeathIT: back after "
                + Duration.between(died, Instant.now()).toMillis() + " ms");
        journal.answered(after, true);
        new JournalCheck(client, journal).holds();
        assertThat(REGION.jvm("all-in-one").pid()).isEqualTo(archive);
    }

    private static ProcessHandle postgres() throws Exception {
        Path pid = REGION.data().resolve("postgres/data/postmaster.pid");
        return ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pid).getFirst().strip()))
                .orElseThrow();
    }
}
