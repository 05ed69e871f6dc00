package pacs.archive.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.archive.catalogue.RegionDatabase;
import pacs.platform.tenancy.InstitutionId;

/** That the questions a study list asks are answered by an index, at a size where the planner has a choice. */
class SearchPlansTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    @BeforeAll
    static void fill() throws SQLException {
        try (Connection connection = DATABASE.owner();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into archive.patient (institution, issuer, patient_id, name, name_ideographic,"
                    + " name_roman, sex) values (1, '', 'P', '', '', '', '')");
            statement.execute("""
                    insert into archive.study (patient, study_at, institution, study_date, study_uid, study_time, study_id,
                                               accession, description, referring_physician, patient_id, patient_issuer,
                                               patient_name, name_ideographic, name_roman, sex)
                    select 1, timestamp '2020-01-01' + n * interval '1 hour', 1 + n % 4,
                           date '2020-01-01' + n / 24, '1.2.' || n, '', '', 'A' || n, '', '', 'P' || n, '',
                           '', chr(19968 + n % 3000) || ' 小东', md5(n::text), 'F'
                    from generate_series(1, 40000) n""");
            statement.execute("""
                    insert into archive.name_token (institution, token, study_at, study)
                    select distinct s.institution, t.token, s.study_at, s.id
                    from archive.study s,
                         unnest(array[left(name_ideographic, 1), '小', '东', '小东', name_roman || '$', left(name_roman, 2), name_roman])
                             as t (token)""");
            statement.execute("""
                    insert into archive.study_viewer (viewer, owner, study_id, study_at)
                    select institution, institution, id, study_at from archive.study""");
        }
        DATABASE.analyze();
    }

    @ParameterizedTest
    @CsvSource({
        "STUDY_INSTANCE_UID, 1.2.77, using study_uid",
        "STUDY_INSTANCE_UID, '1.2.77,1.2.79', study_institution_study_uid_key",
        "ACCESSION_NUMBER, A77, study_accession",
        "PATIENT_ID, P77, study_patient_id",
        "PATIENT_NAME, abc1*, name_token_latest",
        "PATIENT_NAME, abc1, name_token_latest",
        "PATIENT_NAME, 王*, study_name_ideographic",
        "PATIENT_NAME, 王小东, study_name_ideographic"
    })
    void a_key_is_looked_up_in_its_index(QueryKey key, String value, String index) throws SQLException {
        assertThat(plan(Map.of(key, value), List.of())).contains(index);
    }

    @ParameterizedTest
    @ValueSource(strings = {"小东", "王", "ab", "东 ab", "王小东"})
    void studies_of_a_token_are_found_by_its_index(String typed) throws SQLException {
        assertThat(typed(typed))
                .contains("name_token_latest")
                .contains("study_pkey")
                .doesNotContain("Seq Scan", "Hash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc123", "abc1234 王"})
    void beginnings_are_looked_up_in_the_index_of_names(String typed) throws SQLException {
        assertThat(typed(typed)).contains("name_token_latest").doesNotContain("Seq Scan");
    }

    @Test
    void the_latest_studies_are_read_in_the_order_of_their_index() throws SQLException {
        List<Order> latest = List.of(new Order(QueryKey.STUDY_DATE, true), new Order(QueryKey.STUDY_TIME, true));

        assertThat(plan(Map.of(), List.of())).contains("study_latest").doesNotContain("Sort");
        assertThat(plan(Map.of(), latest)).contains("study_latest").doesNotContain("Sort");
    }

    private static String typed(String name) throws SQLException {
        return plan(query(Map.of(QueryKey.PATIENT_NAME, name), true, List.of()));
    }

    private static String plan(Map<QueryKey, String> criteria, List<Order> orders) throws SQLException {
        return plan(query(criteria, false, orders));
    }

    private static Query query(Map<QueryKey, String> criteria, boolean fuzzy, List<Order> orders) {
        Fields usual = new Fields(false, Set.of());
        return new Query(QueryLevel.STUDY, new Scope(new InstitutionId(1)), criteria, fuzzy, usual, orders, 50, 0);
    }

    private static String plan(Query query) throws SQLException {
        // The driver's own statement says itself with its values in place.
        try (Connection connection = DriverManager.getConnection(DATABASE.url(), "pacs_runtime", "");
                PreparedStatement asked = SearchSql.select(connection, query, Part.of(query.scope(), false), 51);
                Statement statement = connection.createStatement();
                ResultSet _ = statement.executeQuery("select set_config('app.institution', '1', false)");
                ResultSet rows = statement.executeQuery("explain " + asked)) {
            StringBuilder plan = new StringBuilder();
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            return plan.toString();
        }
    }
}
