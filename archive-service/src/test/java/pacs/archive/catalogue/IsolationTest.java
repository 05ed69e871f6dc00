package pacs.archive.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.platform.tenancy.AsInstitution;
import pacs.platform.tenancy.InstitutionId;
import pacs.tiering.placement.PlacementLedger;

/** What PostgreSQL shows the role of requests, whatever the statement. */
class IsolationTest {

    private static final String STUDIES = "select institution from archive.study";

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    @BeforeAll
    static void three_institutions_have_studies() {
        Catalogue catalogue = new Catalogue(DATABASE.intake(), new PlacementLedger(), SampleKeys.AUDIT);
        for (int institution = 1; institution <= 3; institution++) {
            for (int study = 0; study < institution; study++) {
                catalogue.add(SampleArrival.of("1.2." + study, "1.2." + study + ".1")
                        .of(new InstitutionId(institution))
                        .build());
            }
        }
    }

    @Test
    void every_table_of_institutions_is_under_forced_rules() throws SQLException {
        List<String> open = DATABASE.rows("""
                select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname in ('archive', 'tiering') and c.relkind in ('r', 'p')
                  and not (c.relrowsecurity and c.relforcerowsecurity)
                order by 1""");

        assertThat(open)
                .as("numbers and cursors that tell of nobody, and the audit trail, which is read across institutions")
                .containsExactlyInAnyOrder(
                        "archive.audit",
                        "archive.audit_chain",
                        "archive.sop_class",
                        "archive.transfer_syntax",
                        "archive.feed_cursor",
                        "archive.inbox",
                        "archive.name_backfill",
                        "archive.identity_backfill",
                        "archive.flyway_schema_history",
                        "tiering.flyway_schema_history");
    }

    @Test
    void nobody_but_the_superuser_passes_by_the_rules() throws SQLException {
        assertThat(DATABASE.rows(
                        "select rolname from pg_roles where (rolbypassrls or rolsuper) and rolname <> 'postgres'"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "archive.study",
                "archive.series",
                "archive.instance",
                "archive.name_token",
                "archive.study_viewer",
                "archive.other_version",
                "archive.manifest",
                "archive.gateway_study",
                "archive.patient",
                "archive.patient_number",
                "archive.person",
                "archive.person_link",
                "archive.person_candidate"
            })
    void outside_of_a_transaction_there_is_nothing(String table) throws SQLException {
        try (Connection connection = DATABASE.runtime().getConnection()) {
            assertThat(numbers(connection, "select count(*) from " + table)).containsExactly(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void an_institution_sees_its_own_alone(int institution) {
        assertThat(seen(institution, STUDIES))
                .hasSize(institution == 4 ? 0 : institution)
                .allMatch(owner -> owner == institution);
        assertThat(seen(institution, "select study from archive.instance")).hasSize(institution == 4 ? 0 : institution);
        assertThat(seen(institution, "select study from archive.series")).hasSize(institution == 4 ? 0 : institution);
        assertThat(seen(institution, "select distinct institution from archive.name_token"))
                .allMatch(owner -> owner == institution);
    }

    /** Eight connections, each lent to whoever comes, who commits, rolls back, fails or asks without saying who it is. */
    @Test
    void the_institution_of_one_is_not_left_to_the_next() throws Exception {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int worker = 0; worker < 16; worker++) {
                Random random = new Random(worker);
                running.add(workers.submit(() -> {
                    for (int i = 0; i < 200; i++) {
                        step(random);
                    }
                    return worker(random);
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
    }

    private static boolean worker(Random random) throws SQLException {
        step(random);
        return true;
    }

    private static void step(Random random) throws SQLException {
        int institution = 1 + random.nextInt(3);
        switch (random.nextInt(4)) {
            case 0 -> assertThat(seen(institution, STUDIES)).hasSize(institution);
            case 1 ->
                assertThatThrownBy(() -> AsInstitution.inTransaction(
                                DATABASE.runtime(),
                                new InstitutionId(institution),
                                connection -> numbers(connection, "select 1 / 0 from archive.study")))
                        .hasMessageContaining("division by zero");
            case 2 -> {
                try (Connection connection = DATABASE.runtime().getConnection();
                        Statement statement = connection.createStatement()) {
                    connection.setAutoCommit(false);
                    statement.execute("select set_config('app.institution', '" + institution + "', true)");
                    assertThat(numbers(connection, STUDIES)).hasSize(institution);
                    connection.rollback();
                    assertThat(numbers(connection, STUDIES)).isEmpty();
                    connection.rollback();
                }
            }
            default -> {
                try (Connection connection = DATABASE.runtime().getConnection()) {
                    assertThat(numbers(connection, STUDIES)).isEmpty();
                }
            }
        }
    }

    private static List<Integer> seen(int institution, String query) {
        return AsInstitution.inTransaction(
                DATABASE.runtime(), new InstitutionId(institution), connection -> numbers(connection, query));
    }

    private static List<Integer> numbers(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<Integer> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
            return numbers;
        }
    }
}
