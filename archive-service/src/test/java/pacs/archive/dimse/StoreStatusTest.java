package pacs.archive.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import pacs.platform.Refusal;

/** What {@code docs/conformance.md} says of C-STORE is what the code answers. */
class StoreStatusTest {

    @Test
    void a_refusal_has_the_status_of_the_table() throws IOException {
        List<String[]> rows = Files.readAllLines(Path.of("..", "docs", "conformance.md")).stream()
                .dropWhile(line -> !line.startsWith("| reason |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.substring(2, line.length() - 2).split(" \\| "))
                .toList();

        assertThat(rows).hasSize(6).allSatisfy(row -> assertThat("%04X"
                        .formatted(
                                StoreScp.status(Refusal.Reason.valueOf(row[0])).code()))
                .isEqualTo(row[3]));
    }
}
