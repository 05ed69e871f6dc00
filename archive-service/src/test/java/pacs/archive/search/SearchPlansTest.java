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
import pacs.archive.catalogue.RegionDatabase;
import pacs.platform.tenancy.InstitutionId;

/** That the questions a study list asks are answered by an index, at a size where the planner has a choice. */
class SearchPlansTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    @BeforeAll
    static void fill() throws SQLException {
        try (Connection connection = DATABASE.runtime().getConnection();
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
        }
        DATABASE.analyze();
    }

    @ParameterizedTest
    @CsvSource({
        "STUDY_INSTANCE_UID, 1.2.77, study_institution_study_uid_key",
        "STUDY_INSTANCE_UID, '1.2.77,1.2.79', study_institution_study_uid_key",
        "ACCESSION_NUMBER, A77, study_accession",
        "PATIENT_ID, P77, study_patient_id",
        "PATIENT_NAME, abc1*, study_name_roman",
        "PATIENT_NAME, 王*, study_name_ideographic",
        "PATIENT_NAME, 王小东, study_name_ideographic"
    })
    void a_key_is_looked_up_in_its_index(QueryKey key, String value, String index) throws SQLException {
        assertThat(plan(Map.of(key, value), List.of())).contains(index);
    }

    @Test
    void the_latest_studies_are_read_in_the_order_of_their_index() throws SQLException {
        List<Order> latest = List.of(new Order(QueryKey.STUDY_DATE, true), new Order(QueryKey.STUDY_TIME, true));

        assertThat(plan(Map.of(), List.of())).contains("study_latest").doesNotContain("Sort");
        assertThat(plan(Map.of(), latest)).contains("study_latest").doesNotContain("Sort");
    }

    private static String plan(Map<QueryKey, String> criteria, List<Order> orders) throws SQLException {
        Query query = new Query(
                QueryLevel.STUDY,
                new Scope(new InstitutionId(1)),
                criteria,
                new Fields(false, Set.of()),
                orders,
                50,
                0);
        // The driver's own statement says itself with its values in place.
        try (Connection connection = DriverManager.getConnection(DATABASE.url(), "pacs_runtime", "");
                PreparedStatement asked = SearchSql.select(connection, query, 51);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("explain " + asked)) {
            StringBuilder plan = new StringBuilder();
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            return plan.toString();
        }
    }
}
