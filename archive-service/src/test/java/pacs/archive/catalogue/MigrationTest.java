package pacs.archive.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    @Test
    void the_runtime_role_owns_nothing() throws SQLException {
        try (Connection runtime = DATABASE.runtime().getConnection();
                Statement statement = runtime.createStatement();
                ResultSet owned = statement.executeQuery(
                        "select count(*) from pg_class where relowner = 'pacs_runtime'::regrole")) {
            owned.next();

            assertThat(owned.getInt(1)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from archive.audit",
                "update archive.audit set actor = ''",
                "delete from archive.outbox",
                "update archive.outbox set payload = '{}'",
                "delete from archive.instance",
                "delete from archive.person_link",
                "update archive.person_link set person = 1",
                "delete from archive.person_candidate",
                "update archive.person_candidate set basis = 'conflict'",
                "select mac from archive.patient_number",
                "select sound from archive.patient_sound",
                "delete from tiering.placement"
            })
    void the_runtime_role_cannot_take_back_what_happened_or_guess_numbers(String statement) throws SQLException {
        try (Connection runtime = DATABASE.runtime().getConnection();
                Statement attempt = runtime.createStatement()) {
            assertThatThrownBy(() -> attempt.execute(statement)).hasMessageContaining("permission denied");
        }
    }
}
