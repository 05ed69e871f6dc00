package pacs.archive.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the database itself lets each institution and service see and do, as {@code docs/access.md} says it. */
class PolicyMatrixTest {

    private static final Path PAGE = Path.of("../docs/access.md");
    private static final String HEADING = "## Below the services";

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    @BeforeAll
    static void one_institution_has_a_row_everywhere() throws SQLException {
        for (int institution = 1; institution <= 4; institution++) {
            DATABASE.knows(institution, "AE" + institution);
        }
        DATABASE.change(PolicyProbe.rows());
    }

    @Test
    void the_database_alone_answers_as_the_table_says() throws Exception {
        try (Connection connection = DATABASE.superuser()) {
            PolicyProbe probe = PolicyProbe.on(connection);

            assertThat(probe.all()).containsExactlyInAnyOrderEntriesOf(written());
        }
    }

    @Test
    void without_any_one_policy_it_answers_otherwise() throws Exception {
        Map<String, List<String>> written = written();
        List<String> policies = DATABASE.rows("select schemaname || '.' || tablename, policyname from pg_policies"
                + " where schemaname in ('archive', 'tiering', 'directory')");

        assertThat(policies).hasSizeGreaterThan(40);
        for (String each : policies) {
            String table = each.substring(0, each.indexOf('|'));
            String policy = each.substring(each.indexOf('|') + 1);
            try (Connection connection = DATABASE.superuser()) {
                PolicyProbe probe = PolicyProbe.on(connection);
                assertThat(probe.without(policy, table)).as(each).isNotEqualTo(written.get(table));
            }
        }
    }

    /** The table of the page: what each column holds, by the name of the database's table. */
    private static Map<String, List<String>> written() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        Map<String, List<String>> rows = lines.stream()
                .skip(lines.indexOf(HEADING))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .collect(Collectors.toMap(
                        cells -> cells.getFirst().replace("`", ""),
                        cells -> cells.subList(1, cells.size()),
                        (one, _) -> one,
                        TreeMap::new));
        assertThat(rows).as("the table below " + HEADING).isNotEmpty();
        return rows;
    }
}
