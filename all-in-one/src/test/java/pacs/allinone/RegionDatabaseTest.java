package pacs.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.platform.database.DatabaseRoles;

class RegionDatabaseTest {

    @Test
    void it_is_durable_behind_passwords_and_the_same_after_a_restart(@TempDir Path root) throws Exception {
        try (DataFolder folder = DataFolder.claim(root)) {
            try (RegionDatabase database = RegionDatabase.start(folder);
                    Connection owner = database.asOwner().getConnection();
                    Statement statement = owner.createStatement()) {
                assertThat(answer(statement, "show fsync")).isEqualTo("on");
                assertThat(answer(statement, "show synchronous_commit")).isEqualTo("on");
                statement.execute("create schema kept");
                statement.execute("create table kept.words (word text)");
                statement.execute("insert into kept.words values ('胸部')");
                assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", "guess"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }

            try (RegionDatabase database = RegionDatabase.start(folder);
                    Connection owner = database.asOwner().getConnection();
                    Statement statement = owner.createStatement()) {
                assertThat(answer(statement, "select word from kept.words")).isEqualTo("胸部");
                assertThatThrownBy(() -> runtime(database, "create schema mine"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void a_data_folder_in_use_is_refused_in_one_sentence(@TempDir Path root) throws Exception {
        try (DataFolder _ = DataFolder.claim(root)) {
            assertThatThrownBy(() -> DataFolder.claim(root))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Another ./run is using the data folder");
        }
    }

    private static void runtime(RegionDatabase database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.url(),
                        DatabaseRoles.RUNTIME,
                        database.secrets().runtime());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
