package pacs.platform.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pacs.platform.Refusal.Reason.OUT_OF_SPACE;
import static pacs.platform.Refusal.Reason.UNAVAILABLE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.platform.Refusal;

class DiskFailureTest {

    private static final SampleObject FIRST = new SampleObject(1, 500);
    private static final SampleObject SECOND = new SampleObject(2, 200_000);

    private final FaultyDisk disk = new FaultyDisk();

    private final Path root;
    private TestVolume test;

    DiskFailureTest(@TempDir Path root) throws IOException {
        this.root = root;
        this.test = TestVolume.on(disk, root);
    }

    @AfterEach
    void close() throws IOException {
        test.close();
    }

    @Test
    void a_record_is_finished_only_once_bytes_and_name_are_synced() throws Exception {
        FIRST.storeIn(test.volume());
        assertThat(disk.synced()).containsExactly("force", "open");

        FIRST.storeIn(test.volume());
        assertThat(disk.synced()).containsExactly("force", "open", "force");
    }

    @Test
    void an_object_that_would_touch_the_reserve_is_refused_before_any_byte() {
        disk.leave(199_999);

        assertRefused(OUT_OF_SPACE, () -> SECOND.storeIn(test.volume()));
        assertThat(test.files()).isEmpty();
    }

    @Test
    void objects_on_their_way_do_not_find_the_same_free_space() throws Exception {
        SampleObject big = new SampleObject(3, 600_000);
        disk.leave(1_000_000);
        try (RecordWriter first = test.volume().append(SampleObject.OWNER, SampleObject.META, big.promised())) {
            assertThat(test.volume().freeBytes()).isEqualTo(400_000);
            assertRefused(OUT_OF_SPACE, () -> big.storeIn(test.volume()));
            first.out().write(big.bytes(), 0, 300_000);
            assertThat(test.volume().freeBytes()).isEqualTo(400_000);
        }

        disk.leave(1_000_000);
        big.storeIn(test.volume());
        assertThat(test.volume().freeBytes()).isBetween(390_000L, 400_000L);
    }

    @Test
    void what_an_object_only_says_takes_no_more_than_a_gibibyte() throws Exception {
        long gib = 1L << 30;
        disk.leave(3 * gib);
        try (RecordWriter lying = test.volume().append(SampleObject.OWNER, 0, OptionalLong.of(1000 * gib))) {
            lying.out().write(new byte[1 << 20]);

            assertThat(test.volume().freeBytes()).isEqualTo(2 * gib);
            FIRST.storeIn(test.volume());
        }

        Room room = new Space(disk, root, TestVolume.RULES).roomFor(OptionalLong.of(1000 * gib));
        disk.leave(2 * gib);
        room.reached(gib);
        disk.leave(gib - 1);
        assertRefused(OUT_OF_SPACE, () -> room.reached(2 * gib));
    }

    @Test
    void objects_that_grow_together_leave_the_reserve_alone() throws Exception {
        disk.leave(10 << 20);
        byte[] megabyte = new byte[1 << 20];
        List<RecordWriter> growing = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            growing.add(test.volume().append(SampleObject.OWNER, 0, OptionalLong.empty()));
        }

        assertRefused(OUT_OF_SPACE, () -> {
            for (int i = 0; i < 4; i++) {
                for (RecordWriter writer : growing) {
                    writer.out().write(megabyte);
                }
            }
        });

        assertThat(disk.usableBytes(root)).isGreaterThan(0);
        growing.forEach(RecordWriter::close);
        assertThat(test.volume().freeBytes()).isEqualTo(disk.usableBytes(root));
    }

    @Test
    void a_disk_that_fills_up_loses_only_the_object_that_filled_it() throws Exception {
        StoredRecord first = FIRST.storeIn(test.volume());
        disk.leave(100_000);

        assertRefused(OUT_OF_SPACE, () -> SECOND.begunIn(test.volume()));

        assertThat(Files.size(test.files().getFirst())).isEqualTo(96L + 500 + first.trailerLength());
        FIRST.isWholeIn(test.volume(), first);
        assertRefused(OUT_OF_SPACE, () -> FIRST.storeIn(test.volume()));
        disk.leave(1_000_000);
        assertThat(SECOND.storeIn(test.volume()).sequence()).isEqualTo(1);
    }

    @Test
    void a_failed_write_refuses_the_object_and_spares_the_blob() throws Exception {
        StoredRecord first = FIRST.storeIn(test.volume());
        RecordWriter writer = SECOND.begunIn(test.volume());
        disk.failWrites(true);

        assertRefused(UNAVAILABLE, () -> writer.finish(SECOND.trailer()));

        disk.failWrites(false);
        StoredRecord again = SECOND.storeIn(test.volume());
        assertThat(again.blob()).isEqualTo(first.blob());
        SECOND.isWholeIn(test.volume(), again);
    }

    @Test
    void a_blob_whose_sync_failed_is_never_written_or_synced_again() throws Exception {
        StoredRecord first = FIRST.storeIn(test.volume());
        disk.failForces(1);

        assertRefused(UNAVAILABLE, () -> SECOND.storeIn(test.volume()));

        assertThat(root.resolve("7/aside/" + first.blob() + ".blob")).exists();
        FIRST.isWholeIn(test.volume(), first);
        StoredRecord elsewhere = SECOND.storeIn(test.volume());
        assertThat(elsewhere.blob()).isNotEqualTo(first.blob());
        assertThat(test.volume().isTrusted()).isTrue();
        test.pass(Duration.ofMinutes(5));
        assertThat(test.volume().sealIdle()).extracting(SealedBlob::blob).containsExactly(elsewhere.blob());
    }

    @Test
    void a_record_whose_sync_failed_is_not_adopted_after_a_restart() throws Exception {
        disk.failForces(1);
        assertRefused(UNAVAILABLE, () -> SECOND.storeIn(test.volume()));
        test.close();

        test = TestVolume.on(disk, root);

        assertThat(test.recovered()).isEmpty();
    }

    @Test
    void a_second_failed_sync_stops_accepting() throws Exception {
        StoredRecord first = FIRST.storeIn(test.volume());
        disk.failForces(2);
        assertRefused(UNAVAILABLE, () -> SECOND.storeIn(test.volume()));
        assertRefused(UNAVAILABLE, () -> SECOND.storeIn(test.volume()));

        assertRefused(UNAVAILABLE, () -> SECOND.storeIn(test.volume()));

        assertThat(test.volume().isTrusted()).isFalse();
        FIRST.isWholeIn(test.volume(), first);
    }

    @Test
    void a_blob_that_could_not_be_sealed_is_sealed_later() throws Exception {
        StoredRecord first = FIRST.storeIn(test.volume());
        test.pass(Duration.ofSeconds(30));
        disk.leave(100);
        assertThat(test.volume().sealIdle()).isEmpty();
        assertThat(Files.size(test.files().getFirst())).isEqualTo(96L + 500 + first.trailerLength());

        disk.leave(100_000);

        assertThat(test.volume().sealIdle()).extracting(SealedBlob::blob).containsExactly(first.blob());
    }

    @Test
    void a_closed_volume_takes_nothing_more() throws Exception {
        RecordWriter writer = SECOND.begunIn(test.volume());
        test.close();

        assertRefused(UNAVAILABLE, () -> writer.finish(SECOND.trailer()));
        assertRefused(UNAVAILABLE, () -> test.volume().append(SampleObject.OWNER, 0, OptionalLong.empty()));
        test = TestVolume.on(disk, root);
        assertThat(test.recovered()).isEmpty();
        assertThat(test.files()).isEmpty();
    }

    private static void assertRefused(Refusal.Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                .isEqualTo(reason));
    }
}
