package pacs.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import pacs.dicom.image.FrameTable;
import pacs.testkit.LongRun;
import pacs.testkit.SharedData;

/**
 * Real files with some bytes turned. {@code ./test --long parser-mutations} tries many more of them; {@code
 * -Dmutations.seed=N} replays.
 */
class ParserMutationsTest {

    private static final int FEW = 2_000;
    private static final int MANY = 200_000;
    private static final long LARGEST = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void a_mutated_object_is_read_or_refused_and_nothing_else() throws IOException {
        long seed = Long.getLong("mutations.seed", System.nanoTime());
        System.out.println("-Dmutations.seed=" + seed);
        Random random = new Random(seed);
        List<byte[]> originals = originals();
        int rounds = LongRun.rounds("parser-mutations", FEW, MANY);
        int refused = 0;

        for (int round = 0; round < rounds; round++) {
            byte[] object =
                    mutate(originals.get(random.nextInt(originals.size())).clone(), random);
            boolean read = Assertions.assertTimeoutPreemptively(PATIENCE, () -> isRead(object), "seed " + seed);
            refused += read ? 0 : 1;
        }

        assertThat(refused).isBetween(rounds / 100, rounds);
    }

    private static boolean isRead(byte[] object) throws IOException {
        try {
            ParsedObject parsed = ObjectParser.ofPart10(new ByteArrayInputStream(object), Budget.DEFAULT)
                    .readAll();
            FrameTable table = FrameTable.of(parsed);
            assertThat(FrameTable.decode(table.encode()).frames()).isEqualTo(table.frames());
            return true;
        } catch (DicomFormatException e) {
            return false;
        }
    }

    private static byte[] mutate(byte[] object, Random random) {
        // Most of what can go wrong stands in the header.
        int reach = random.nextBoolean() ? Math.min(object.length, 4000) : object.length;
        int turns = 1 + random.nextInt(6);
        for (int i = 0; i < turns; i++) {
            object[random.nextInt(reach)] = (byte) (random.nextInt(4) == 0 ? 0xFF : random.nextInt(256));
        }
        return object;
    }

    private static List<byte[]> originals() throws IOException {
        List<byte[]> originals = new ArrayList<>();
        for (SharedData.Entry entry : SharedData.manifest()) {
            Path file = entry.path();
            if (!entry.name().startsWith("series/") && Files.size(file) < LARGEST) {
                originals.add(Files.readAllBytes(file));
            }
        }
        return originals;
    }
}
