package pacs.platform.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.testkit.LongRun;

class KilledWriterIT {

    private static final int ROUNDS = LongRun.rounds("blob-kills", 5, 100);

    @Test
    void a_killed_process_loses_nothing_it_said_it_stored(@TempDir Path root) throws Exception {
        Set<String> said = new HashSet<>();
        for (int round = 1; round <= ROUNDS; round++) {
            said.addAll(writeUntilKilled(root, 30 * round));

            try (TestVolume test = TestVolume.in(root)) {
                for (RecoveredBlob blob : test.recovered()) {
                    assertThat(blob.damaged()).isFalse();
                    assertThat(blob.records()).isNotEmpty();
                }
                for (String line : said) {
                    String[] words = line.split(" ");
                    KilledWriter.object(Integer.parseInt(words[0]))
                            .isWholeIn(test.volume(), BlobId.parse(words[1]), Long.parseLong(words[2]));
                }
            }
        }
    }

    /** Kills it after it said so many lines. */
    private static List<String> writeUntilKilled(Path root, int lines) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader out = writer.inputReader()) {
            for (int i = 0; i < lines; i++) {
                said.add(Objects.requireNonNull(out.readLine(), "the writer stopped by itself"));
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        return said;
    }
}
