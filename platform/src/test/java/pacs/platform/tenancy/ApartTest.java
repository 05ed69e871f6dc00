package pacs.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pacs.platform.database.RegionDatabase;

/** The database itself keeps apart who runs the region, who guards it and who watches, whatever a program asks for. */
class ApartTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    @BeforeEach
    void one_person_and_two_institutions() throws SQLException {
        DATABASE.empty();
        run("""
                insert into directory.institution (id, code, name, level) values (1, 'A', 'A', 'city'), (2, 'B', 'B', 'county')
                """);
        run("insert into directory.person (login, name, password_hash) values ('li', 'Li', '')");
    }

    @ParameterizedTest
    @CsvSource({"region-admin, security-admin", "security-admin, auditor", "auditor, region-admin"})
    void no_person_holds_two_of_the_three(String one, String other) throws SQLException {
        run(give(1, one));
        run(give(1, "institution-admin"));

        assertThatThrownBy(() -> run(give(2, other))).hasMessageContaining("never one person");
        assertThatThrownBy(() ->
                        run("update directory.membership set role = '" + other + "' where role = 'institution-admin'"))
                .hasMessageContaining("never one person");
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void two_in_one_statement_are_seen() {
        assertThatThrownBy(() -> run("""
                        insert into directory.membership (person, institution, position, role)
                        select id, 1, 1, unnest(array['auditor', 'region-admin']) from directory.person""")).hasMessageContaining("never one person");
    }

    @Test
    void the_same_of_the_three_may_be_held_at_two_institutions() throws SQLException {
        run(give(1, "auditor"));
        run(give(2, "auditor"));

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void of_two_who_give_at_once_one_is_refused() throws Exception {
        try (Connection first = DATABASE.owner().getConnection();
                Statement giving = first.createStatement()) {
            first.setAutoCommit(false);
            giving.execute(give(1, "auditor"));

            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> {
                try {
                    run(give(2, "region-admin"));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThatThrownBy(() -> second.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            first.commit();

            assertThatThrownBy(() -> second.get(10, TimeUnit.SECONDS)).hasMessageContaining("never one person");
        }
        assertThat(count()).isEqualTo(1);
    }

    private static String give(int institution, String role) {
        return "insert into directory.membership (person, institution, position, role) select id, " + institution + ", "
                + institution + ", '" + role + "' from directory.person";
    }

    private static int count() throws SQLException {
        try (Connection connection = DATABASE.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from directory.membership")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = DATABASE.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
