package pacs.archive.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.platform.database.Transactions;
import pacs.tiering.placement.PlacementLedger;

/** Each object costs the same, however many are here. */
class ArrivalPlansTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    @BeforeAll
    static void fewAreHere() {
        Catalogue catalogue = new Catalogue(DATABASE.intake(), new PlacementLedger(), SampleKeys.AUDIT);
        for (int i = 0; i < 60; i++) {
            catalogue.add(SampleArrival.of("1.2." + i, "1.2." + i + ".1").build());
        }
        assertThat(new EarlyStatistics(DATABASE.intake()).analyse()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {ArrivalSql.LOCK_STUDIES, ArrivalSql.ADD_STUDIES, ArrivalSql.ADD_INSTANCES})
    void plans_made_in_the_first_minute_read_no_table_from_end_to_end(String sql) {
        String plan = Transactions.inTransaction(DATABASE.intake(), connection -> plan(connection, sql));

        assertThat(plan)
                .contains("Index")
                .doesNotContain("Seq Scan", "Bitmap", "using study_name_roman", "using study_latest", "Hash Join");
    }

    private static String plan(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("prepare asked as " + numbered(sql));
            String nothing = sql.replaceAll("[^?]", "").replace("?", ", null").substring(2);
            StringJoiner lines = new StringJoiner("\n");
            try (ResultSet rows = statement.executeQuery("explain execute asked (" + nothing + ")")) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            statement.execute("deallocate asked");
            return lines.toString();
        }
    }

    /** With the parameters named as PostgreSQL names them. */
    private static String numbered(String sql) {
        int[] number = {0};
        return Pattern.compile("\\?").matcher(sql).replaceAll(_ -> "\\$" + ++number[0]);
    }
}
