package pacs.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.dicom.core.StudyUid;
import pacs.platform.database.RegionDatabase;
import pacs.platform.database.Transactions;
import pacs.platform.tenancy.InstitutionId;

class AuditTrailTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    private static final InstitutionId OWN = new InstitutionId(1);
    private static final InstitutionId OTHER = new InstitutionId(2);
    private static final Actor WANG = new Actor(Actor.Kind.PERSON, "wang", Optional.of(OWN), "", "192.0.2.1");

    private final AuditTrail trail = new AuditTrail("directory", SampleKeys.audit());

    @BeforeEach
    void begin_with_two_institutions_and_no_rows() throws SQLException {
        DATABASE.empty();
        try (Connection connection = DATABASE.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate directory.audit");
            statement.execute("insert into directory.institution (id, code, name, level)"
                    + " values (1, 'ONE', 'One', 'county'), (2, 'TWO', 'Two', 'county')");
        }
    }

    @Test
    void an_act_says_who_what_of_whom_why_and_from_where() throws SQLException {
        record(Act.by(WANG.inPlaceOf("li"), "grant-opened")
                .on(OTHER, new StudyUid("1.2.3"))
                .ofPatient("P-7")
                .because("consultation")
                .noting("for two hours"));

        assertThat(rows())
                .containsExactly("1 2 person wang li 192.0.2.1 grant-opened P-7 1.2.3 consultation for two hours  1");
    }

    @Test
    void what_is_about_ones_own_data_names_no_other_owner() throws SQLException {
        record(Act.by(WANG, "searched").on(OWN));

        assertThat(rows()).containsExactly("1 0 person wang  192.0.2.1 searched      1");
    }

    @Test
    void an_act_that_is_rolled_back_was_not_done() throws SQLException {
        assertThatThrownBy(() -> Transactions.inTransaction(DATABASE.runtime(), connection -> {
                    trail.record(connection, Act.by(WANG, "changed"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(rows()).isEmpty();
    }

    @Test
    void a_repeat_of_an_operation_adds_no_row() throws SQLException {
        Act act = Act.by(WANG, "changed");

        record(act, act, Act.by(WANG, "removed").as(act.operation()));
        record(act);

        assertThat(rows()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table directory.audit; --",
                "nul \0 and \r\n another line \u001b[31m",
                "=cmd|' /C calc'!A1",
                "<script>alert(1)</script>",
                "half a pair \ud800 of surrogates",
                "😀 张伟"
            })
    void hostile_text_is_kept_on_one_line(String text) throws SQLException {
        Actor actor = new Actor(Actor.Kind.NOBODY, text, Optional.empty(), text, text);

        record(Act.by(actor, text)
                .onStudy(text)
                .ofPatient(text)
                .because(text)
                .noting(text)
                .refused(text));

        assertThat(rows()).singleElement().asString().doesNotContainPattern("[\\p{Cc}]");
    }

    @Test
    void a_text_without_end_is_cut() throws SQLException {
        String endless = "x".repeat(100_000);

        record(Act.by(Actor.nobody(endless, endless), "read").onStudy(endless).noting(endless));

        assertThat(rows()).singleElement().asString().hasSizeLessThan(1_300);
    }

    private void record(Act... acts) {
        Transactions.inTransaction(DATABASE.runtime(), connection -> {
            trail.record(connection, acts);
            return acts;
        });
    }

    private static List<String> rows() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DATABASE.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select concat_ws(' ', coalesce(institution, 0), coalesce(owner, 0), kind, actor, on_behalf_of,
                                         address, action, patient, study_uid, purpose, detail, refusal, times)
                        from directory.audit order by id""")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
