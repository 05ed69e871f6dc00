package pacs.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.platform.database.RegionDatabase;
import pacs.platform.database.Transactions;

class ChainTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    private static final Actor WANG = new Actor(Actor.Kind.PERSON, "wang", Optional.empty(), "", "192.0.2.1");

    private final AuditKey key = SampleKeys.audit();
    private final AuditTrail trail = new AuditTrail("directory", key);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @BeforeEach
    void begin_with_no_rows() throws SQLException {
        as_owner("truncate directory.audit, directory.audit_chain restart identity");
    }

    @Test
    void what_nobody_touched_holds() throws Exception {
        as_owner(
                "insert into directory.audit (action, kind, actor, address) values ('signed-in', 'person', 'old', '')");
        sealedAndAnchored(5);
        record(2);

        Verification.Report report = verify();

        assertThat(report.findings()).isEmpty();
        assertThat(report.trails()).containsExactly(new Verification.Trail("directory", 6, 2, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor = 'li'",
                "at = at + interval '1 microsecond'",
                "study_uid = '1.2'",
                "refusal = 'no'",
                "times = 2",
                "owner = 7",
                "mac = ''",
                "kind = 'client'",
                "operation = uuidv7()",
                "xid = '77'",
                "detail = ' '"
            })
    void a_changed_row_is_named(String change) throws Exception {
        sealedAndAnchored(5);

        as_owner("update directory.audit set " + change + " where id = 3");

        assertThat(findings()).containsExactly("CHANGED_ROW 3");
    }

    @Test
    void a_removed_row_is_named() throws Exception {
        sealedAndAnchored(5);

        as_owner("delete from directory.audit where id in (2, 4)");

        assertThat(findings()).containsExactly("REMOVED_ROW 2", "REMOVED_ROW 4");
    }

    @Test
    void a_row_removed_with_its_link_is_named() throws Exception {
        sealedAndAnchored(5);

        as_owner("delete from directory.audit where id = 3", "delete from directory.audit_chain where audit_id = 3");

        assertThat(verify().findings()).extracting(Finding::says).containsExactly("Links 3 to 3 were removed");
    }

    @Test
    void removed_last_rows_are_named() throws Exception {
        sealedAndAnchored(5);

        as_owner("delete from directory.audit where id > 3", "delete from directory.audit_chain where audit_id > 3");

        assertThat(verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.REMOVED_END);
            assertThat(finding.says()).startsWith("Links 4 to 5 were removed");
        });
    }

    @Test
    void an_end_that_was_removed_and_grew_anew_is_named() throws Exception {
        sealedAndAnchored(5);
        as_owner("delete from directory.audit where id > 3", "delete from directory.audit_chain where audit_id > 3");

        sealedAndAnchored(4);

        assertThat(verify().findings()).extracting(Finding::kind).containsOnly(Finding.Kind.REMOVED_END);
    }

    @Test
    void a_removed_whole_chain_is_named() throws Exception {
        sealedAndAnchored(5);

        as_owner("truncate directory.audit, directory.audit_chain");

        assertThat(findings()).containsExactly("REMOVED_CHAIN 0");
    }

    @Test
    void a_row_that_was_made_by_hand_is_named() throws Exception {
        sealedAndAnchored(2);
        as_owner("insert into directory.audit (action, kind, actor, address, mac)"
                + " values ('read', 'person', 'li', '', sha256('x'))");

        new Chain(DATABASE.runtime(), "directory", key, Instant::now).seal();

        assertThat(findings()).containsExactly("FOREIGN_ROW 3");
    }

    @Test
    void a_row_without_a_proof_is_named_when_others_had_one() throws Exception {
        sealedAndAnchored(2);
        as_owner("insert into directory.audit (action, kind, actor, address) values ('read', 'person', 'li', '')");

        new Chain(DATABASE.runtime(), "directory", key, Instant::now).seal();

        assertThat(findings()).containsExactly("FOREIGN_ROW 3");
    }

    @Test
    void a_row_slipped_in_before_the_end_is_named() throws Exception {
        sealedAndAnchored(2);

        as_owner("insert into directory.audit (xid, action, kind, actor, address)"
                + " select min(xid), 'read', 'person', 'li', '' from directory.audit");

        assertThat(findings()).containsExactly("FOREIGN_ROW 3");
    }

    @Test
    void a_row_changed_before_it_was_sealed_is_named() throws Exception {
        record(2);

        as_owner("update directory.audit set actor = 'li' where id = 2");

        assertThat(findings()).containsExactly("CHANGED_ROW 2");
    }

    @Test
    void a_changed_link_is_named() throws Exception {
        sealedAndAnchored(5);

        as_owner("update directory.audit_chain set sealed_at = sealed_at - interval '1 day' where audit_id = 4");

        assertThat(findings()).containsExactly("BROKEN_CHAIN 4");
    }

    @Test
    void an_anchor_of_another_key_is_named() throws Exception {
        sealedAndAnchored(2);

        Files.writeString(
                folder.resolve("directory.anchors"),
                new Anchor("directory", 9, new byte[32], Instant.EPOCH).line(SampleKeys.audit()) + "\n");

        assertThat(findings()).containsExactly("FOREIGN_ANCHOR 0");
    }

    @Test
    void an_anchor_torn_by_a_power_cut_does_no_harm() throws Exception {
        sealedAndAnchored(2);
        Path file = folder.resolve("directory.anchors");
        Files.writeString(file, Files.readString(file) + "directory 7 abc");

        assertThat(findings()).isEmpty();
        sealedAndAnchored(1);

        assertThat(findings()).isEmpty();
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void rows_are_sealed_in_the_order_of_their_transactions() throws SQLException {
        try (Connection slow = DATABASE.runtime().getConnection()) {
            slow.setAutoCommit(false);
            trail.record(slow, Act.by(WANG, "slow"));
            record(1);

            long before = seal(Instant.now()).position();
            slow.commit();
            seal(Instant.now());

            assertThat(before).isZero();
            assertThat(text("select string_agg(a.action, ' ' order by c.position)"
                            + " from directory.audit_chain c join directory.audit a on a.id = c.audit_id"))
                    .isEqualTo("slow read");
        }
    }

    @Test
    void a_backlog_of_thousands_is_sealed_at_once() throws Exception {
        as_owner("insert into directory.audit (action, kind, actor, address)"
                + " select 'signed-in', 'person', 'old', '' from generate_series(1, 2500)");

        assertThat(seal(Instant.now()).position()).isEqualTo(2_500);
        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update directory.audit_chain set position = 7",
                "delete from directory.audit_chain",
                "insert into directory.audit_chain values (9, 9, '9', now(), sha256('x'), sha256('x'))",
                "delete from directory.audit"
            })
    void the_runtime_role_takes_nothing_back(String statement) {
        assertThatThrownBy(() -> as_runtime(statement)).hasMessageContaining("permission denied");
    }

    @Test
    void a_link_is_written_once() throws Exception {
        sealedAndAnchored(2);

        assertThatThrownBy(() -> as_runtime("select directory.seal_audit(2, '{9}', '{9}', now(),"
                        + " array[sha256('x')], array[sha256('x')])"))
                .hasMessageContaining("goes on after position 1");
    }

    @Test
    void what_is_younger_than_half_a_year_stays() throws Exception {
        sealedAndAnchored(3);

        assertThatThrownBy(() -> as_runtime("select directory.forget_audit('179 days')"))
                .hasMessageContaining("180 days");
        as_runtime("select directory.forget_audit('180 days')");

        assertThat(text("select count(*) from directory.audit")).isEqualTo("3");
    }

    @Test
    void what_is_old_and_about_no_study_may_go() throws Exception {
        Instant longAgo = Instant.now().minus(Duration.ofDays(200));
        record(2);
        record(Act.by(WANG, "retrieved").onStudy("1.2.3"));
        as_owner("update directory.audit set at = now() - interval '201 days'");
        seal(longAgo);
        record(1);
        seal(Instant.now());

        as_runtime("select directory.forget_audit('180 days')");

        assertThat(text("select string_agg(action, ' ' order by id) from directory.audit"))
                .isEqualTo("retrieved read");
        assertThat(verify().findings()).extracting(Finding::kind).containsOnly(Finding.Kind.NO_ANCHOR);
    }

    private void sealedAndAnchored(int rows) throws IOException {
        Anchors anchors = new Anchors(folder, "directory", key);
        record(rows);
        ChainHead head = seal(Instant.now());
        Anchor anchor = new Anchor(
                "directory", head.position(), head.link(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
        anchors.add(anchor);
        anchors.head(anchor);
    }

    private ChainHead seal(Instant at) {
        return new Chain(DATABASE.runtime(), "directory", key, () -> at).seal();
    }

    private Verification.Report verify() throws IOException {
        return new Verification(DATABASE.runtime(), key, folder).of(List.of("directory"));
    }

    private List<String> findings() throws IOException {
        return verify().findings().stream()
                .map(finding -> finding.kind() + " " + finding.row())
                .toList();
    }

    private void record(int rows) {
        for (int i = 0; i < rows; i++) {
            record(Act.by(WANG, "read"));
        }
    }

    private void record(Act act) {
        Transactions.inTransaction(DATABASE.runtime(), connection -> {
            trail.record(connection, act);
            return act;
        });
    }

    private static void as_runtime(String statement) throws SQLException {
        try (Connection connection = DATABASE.runtime().getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private static void as_owner(String... statements) throws SQLException {
        try (Connection connection = DATABASE.owner().getConnection();
                Statement run = connection.createStatement()) {
            for (String statement : statements) {
                run.execute(statement);
            }
        }
    }

    private static String text(String query) throws SQLException {
        try (Connection connection = DATABASE.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
