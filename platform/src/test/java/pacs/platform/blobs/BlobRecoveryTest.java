package pacs.platform.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crash is played by copying what an open blob's file held, or a part of it, into the open folder of a new volume. */
class BlobRecoveryTest {

    private static final SampleObject FIRST = new SampleObject(1, 300);
    private static final SampleObject SECOND = new SampleObject(2, 200);

    private final Path folder;
    private final StoredRecord first;
    private final StoredRecord second;
    private final byte[] open;
    private final byte[] sealed;

    BlobRecoveryTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        try (TestVolume test = TestVolume.in(folder.resolve("before"))) {
            first = FIRST.storeIn(test.volume());
            second = SECOND.storeIn(test.volume());
            open = Files.readAllBytes(test.files().getFirst());
            test.pass(Duration.ofSeconds(30));
            test.volume().sealIdle();
            sealed = Files.readAllBytes(test.files().getFirst());
        }
    }

    @Test
    void a_crash_at_any_byte_keeps_exactly_the_finished_records() throws Exception {
        long endOfFirst = second.position();
        for (int length = 0; length <= sealed.length; length++) {
            Path root = folder.resolve("crash");
            leave(root, Arrays.copyOf(sealed, length));

            try (TestVolume test = TestVolume.on(new FaultyDisk(), root)) {
                List<StoredRecord> records = recordsOf(test.recovered());

                if (length < endOfFirst) {
                    assertThat(records).as("%d bytes", length).isEmpty();
                    assertThat(test.files()).isEmpty();
                } else if (length < open.length) {
                    assertThat(records).as("%d bytes", length).containsExactly(first);
                    FIRST.isWholeIn(test.volume(), first);
                } else {
                    assertThat(records).as("%d bytes", length).containsExactly(first, second);
                    assertThat(Files.readAllBytes(test.files().getFirst())).isEqualTo(sealed);
                }
                for (Path file : test.files()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void a_record_without_its_head_is_cut() throws Exception {
        byte[] bytes = open.clone();
        Arrays.fill(bytes, (int) second.position(), (int) second.position() + RecordHead.LENGTH, (byte) 0);
        leave(folder.resolve("after"), bytes);

        try (TestVolume test = TestVolume.in(folder.resolve("after"))) {
            assertThat(recordsOf(test.recovered())).containsExactly(first);
        }
    }

    @Test
    void a_torn_last_record_is_cut() throws Exception {
        byte[] bytes = open.clone();
        bytes[(int) second.position() + RecordHead.LENGTH + 100] ^= 1;
        leave(folder.resolve("after"), bytes);

        try (TestVolume test = TestVolume.in(folder.resolve("after"))) {
            assertThat(recordsOf(test.recovered())).containsExactly(first);
            FIRST.isWholeIn(test.volume(), first);
        }
    }

    @Test
    void damage_before_a_whole_record_cuts_nothing_and_is_told() throws Exception {
        for (int at : List.of(8, RecordHead.LENGTH + 10)) {
            byte[] bytes = open.clone();
            bytes[at] ^= 1;
            Path root = folder.resolve("after-" + at);
            leave(root, bytes);

            try (TestVolume test = TestVolume.in(root)) {
                List<RecoveredBlob> recovered = test.recovered();

                assertThat(recovered).hasSize(1).allMatch(RecoveredBlob::damaged);
                assertThat(test.files().getFirst()).hasBinaryContent(bytes);
                assertThatThrownBy(() -> FIRST.isWholeIn(test.volume(), first)).isInstanceOf(PieceCheckException.class);
                SECOND.isWholeIn(test.volume(), second);
            }
        }
    }

    @Test
    void what_the_owner_could_not_adopt_is_offered_again() throws Exception {
        leave(folder.resolve("after"), open);
        try (TestVolume test = TestVolume.in(folder.resolve("after"))) {
            assertThatThrownBy(() -> test.volume().recover(_ -> {
                        throw new IllegalStateException("no database");
                    }))
                    .hasMessage("no database");
        }

        try (TestVolume test = TestVolume.in(folder.resolve("after"))) {
            assertThat(recordsOf(test.recovered())).containsExactly(first, second);
        }
    }

    @Test
    void a_damaged_blob_is_set_aside_only_after_its_adoption() throws Exception {
        StoredRecord whole;
        byte[] damaged;
        try (TestVolume test = TestVolume.in(folder.resolve("three"))) {
            whole = FIRST.storeIn(test.volume());
            StoredRecord middle = SECOND.storeIn(test.volume());
            new SampleObject(3, 200).storeIn(test.volume());
            damaged = Files.readAllBytes(test.files().getFirst());
            damaged[(int) middle.position() + RecordHead.LENGTH + 10] ^= 1;
        }
        Path root = folder.resolve("after");
        leave(root, whole.blob(), damaged);
        FaultyDisk disk = new FaultyDisk();

        try (TestVolume killed = TestVolume.on(disk, root)) {
            assertThatThrownBy(() -> killed.volume().recover(_ -> {
                        throw new IllegalStateException("killed while adopting");
                    }))
                    .hasMessage("killed while adopting");
        }
        disk.failMoves(true);
        try (TestVolume killed = TestVolume.on(disk, root)) {
            assertThatThrownBy(killed::recovered).isInstanceOf(IOException.class);
        }
        disk.failMoves(false);

        try (TestVolume test = TestVolume.on(disk, root)) {
            assertThat(recordsOf(test.recovered())).containsExactly(whole);
            assertThat(root.resolve("7/aside/" + whole.blob() + ".blob")).hasBinaryContent(damaged);
        }
        try (TestVolume test = TestVolume.on(disk, root)) {
            assertThat(test.recovered()).isEmpty();
        }
    }

    @Test
    void a_clean_stop_leaves_nothing_to_recover() throws Exception {
        try (TestVolume test = TestVolume.in(folder.resolve("before"))) {
            assertThat(test.recovered()).isEmpty();
            FIRST.isWholeIn(test.volume(), first);
        }
    }

    @Test
    void an_object_that_holds_heads_is_cut_like_any_other() throws Exception {
        RecordHead foreign = new RecordHead(
                new VolumeLayout.Place(SampleObject.OWNER.institution(), BlobId.random()), 9, 1, 1, FIRST.digest());
        byte[] bytes = Arrays.copyOf(open, open.length + 1000);
        System.arraycopy(foreign.encode(), 0, bytes, open.length + 500, RecordHead.LENGTH);
        leave(folder.resolve("after"), bytes);

        try (TestVolume test = TestVolume.in(folder.resolve("after"))) {
            assertThat(recordsOf(test.recovered())).containsExactly(first, second);
        }
    }

    private void leave(Path root, byte[] bytes) throws IOException {
        leave(root, first.blob(), bytes);
    }

    private static void leave(Path root, BlobId blob, byte[] bytes) throws IOException {
        Path file = root.resolve("7/open/" + blob + ".blob");
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static List<StoredRecord> recordsOf(List<RecoveredBlob> blobs) {
        return blobs.stream()
                .flatMap(blob -> blob.records().stream())
                .map(RecoveredRecord::record)
                .toList();
    }
}
