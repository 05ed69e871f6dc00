package pacs.archive.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.tiering.placement.PlacementLedger;

class NameBackfillTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    private static final String TOKENS = "select token, study_at, study from archive.name_token order by 3, 1";

    @Test
    void studies_from_before_get_the_tokens_that_new_ones_have() throws SQLException {
        Catalogue catalogue = new Catalogue(DATABASE.intake(), new PlacementLedger(), SampleKeys.AUDIT);
        for (int i = 0; i < 501; i++) {
            catalogue.add(SampleArrival.of("1.2." + i, "1.2." + i + ".1").build());
        }
        var written = DATABASE.rows(TOKENS);
        DATABASE.change("truncate archive.name_token");
        try (Connection connection = DATABASE.keeper().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update archive.name_backfill set last = (select max(id) from archive.study)");
        }
        NameBackfill backfill = new NameBackfill(DATABASE.keeper());

        assertThat(backfill.run()).isEqualTo(501);

        assertThat(written).hasSize(501 * 25);
        assertThat(DATABASE.rows(TOKENS)).isEqualTo(written);
        assertThat(backfill.run()).isZero();
    }
}
