package pacs.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.blobs.BlobId;
import pacs.platform.blobs.Sha256;
import pacs.platform.receipts.ManifestLine;
import pacs.platform.tenancy.InstitutionId;

class SpoolQueueTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final SpoolBlob BLOB = new SpoolBlob(new InstitutionId(7), new BlobId(new UUID(1, 2)));

    private final SpoolDatabase database;
    private final SpoolQueue queue;

    SpoolQueueTest(@TempDir Path folder) throws Exception {
        database = SpoolDatabase.open(folder.resolve("index.db"));
        queue = new SpoolQueue(database);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void the_oldest_come_first() {
        queue.add(List.of(object(3), object(1)), NOW);
        queue.add(List.of(object(2)), NOW);

        assertThat(claim(2)).containsExactly(object(3), object(1));
        assertThat(claim(2)).containsExactly(object(2));
        assertThat(claim(2)).isEmpty();
    }

    @Test
    void a_batch_has_so_many_bytes_and_one_object_may_have_more() {
        queue.add(List.of(object(1, 600), object(2, 400), object(3, 100), object(4, 5000)), NOW);

        assertThat(queue.claim(BLOB.institution(), 10, 1000, NOW)).hasSize(2);
        assertThat(queue.claim(BLOB.institution(), 10, 1000, NOW)).hasSize(1);
        assertThat(queue.claim(BLOB.institution(), 10, 1000, NOW)).hasSize(1);
    }

    @Test
    void no_batch_has_two_objects_of_one_uid() {
        SpooledInstance again =
                new SpooledInstance(BLOB, 999, object(1).study(), 10, object(1).line());
        queue.add(List.of(object(1), again, object(2)), NOW);

        assertThat(claim(10)).containsExactly(object(1));
        assertThat(claim(10)).containsExactly(again, object(2));
    }

    @Test
    void an_object_is_known_by_its_place_and_queued_once() {
        queue.add(List.of(object(1)), NOW);
        queue.sent(queue.claim(BLOB.institution(), 1, 1000, NOW), NOW);
        queue.add(List.of(object(1)), NOW);

        assertThat(queue.census()).isEqualTo(new Census(0, 1, 0));
    }

    @Test
    void what_was_put_off_waits_its_time_and_then_comes_alone() {
        queue.add(List.of(object(1), object(2), object(3)), NOW);
        queue.putOff(queue.claim(BLOB.institution(), 1, 1000, NOW).getFirst(), NOW.plusSeconds(10), "busy");

        assertThat(claim(1)).containsExactly(object(2));
        assertThat(claim(10)).containsExactly(object(3));
        assertThat(claim(10)).isEmpty();
        List<Waiting> later = queue.claim(BLOB.institution(), 10, 1000, NOW.plusSeconds(11));
        assertThat(later).extracting(Waiting::object).containsExactly(object(1));
        assertThat(later.getFirst().failures()).isEqualTo(1);
    }

    @Test
    void what_was_put_off_does_not_join_those_before_it() {
        queue.add(List.of(object(1), object(2)), NOW);
        List<Waiting> claimed = queue.claim(BLOB.institution(), 2, 1000, NOW);
        queue.giveBack(claimed);
        queue.putOff(claimed.getLast(), NOW, "busy");

        assertThat(claim(10)).containsExactly(object(1));
        assertThat(claim(10)).containsExactly(object(2));
    }

    @Test
    void what_is_new_comes_before_what_was_put_off() {
        queue.add(List.of(object(1), object(2)), NOW);
        queue.claim(BLOB.institution(), 2, 1000, NOW).forEach(waiting -> queue.putOff(waiting, NOW, "not now"));
        queue.add(List.of(object(3)), NOW);

        assertThat(claim(10)).containsExactly(object(3));
        assertThat(claim(10)).containsExactly(object(1));
    }

    @Test
    void what_was_given_back_is_as_if_never_taken() {
        queue.add(List.of(object(1), object(2)), NOW);
        List<Waiting> claimed = queue.claim(BLOB.institution(), 2, 1000, NOW);
        queue.sent(claimed.subList(0, 1), NOW);
        queue.giveBack(claimed);

        List<Waiting> again = queue.claim(BLOB.institution(), 2, 1000, NOW);
        assertThat(again).isEqualTo(claimed.subList(1, 2));
    }

    @Test
    void what_was_refused_is_not_sent_again() {
        queue.add(List.of(object(1)), NOW);
        queue.refuse(queue.claim(BLOB.institution(), 1, 1000, NOW).getFirst(), "never", NOW);

        assertThat(queue.claim(BLOB.institution(), 1, 1000, NOW.plus(Duration.ofDays(365))))
                .isEmpty();
        assertThat(queue.census()).isEqualTo(new Census(0, 0, 1));
    }

    @Test
    void whoever_waits_is_woken_by_an_arrival() throws Exception {
        Thread arrival = Thread.ofVirtual().start(() -> queue.add(List.of(object(1)), NOW));

        assertThat(queue.awaitArrival(Duration.ofSeconds(20))).isTrue();
        arrival.join();
        assertThat(queue.awaitArrival(Duration.ofMillis(1))).isFalse();
    }

    private List<SpooledInstance> claim(int count) {
        return queue.claim(BLOB.institution(), count, 1000, NOW).stream()
                .map(Waiting::object)
                .toList();
    }

    private static SpooledInstance object(int number) {
        return object(number, 10);
    }

    private static SpooledInstance object(int number, long length) {
        ManifestLine line = new ManifestLine(new SopInstanceUid("1.2.3." + number), length, Sha256.of(new byte[32]));
        return new SpooledInstance(BLOB, number, new StudyUid("1.2.3"), length, line);
    }
}
