package pacs.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from pg_class where relowner = 'pacs_runtime'::regrole",
                "select count(*) from pg_namespace where nspowner = 'pacs_runtime'::regrole",
                "select count(*) from pg_proc where proowner = 'pacs_runtime'::regrole",
                "select count(*) from pg_database where datdba = 'pacs_runtime'::regrole",
                "select count(*) from pg_auth_members where member = 'pacs_runtime'::regrole"
            })
    void the_runtime_role_owns_nothing_and_stands_for_nobody(String count) throws SQLException {
        try (Connection runtime = DATABASE.runtime().getConnection();
                Statement statement = runtime.createStatement();
                ResultSet owned = statement.executeQuery(count)) {
            owned.next();

            assertThat(owned.getInt(1)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into directory.institution (id, code, name, level) values (9, 'X', 'X', 'city')",
                "update directory.person set login = ''",
                "update directory.totp set secret = ''",
                "insert into directory.membership values (1, 1, 1, 'region-admin')",
                "delete from directory.audit",
                "update directory.audit set actor = ''",
                "truncate directory.audit",
                "create table directory.mine (id int)",
                "create table public.mine (id int)",
                "create schema mine",
                "create temporary table mine (id int)"
            })
    void the_runtime_role_cannot_change_who_is_in_the_region(String statement) throws SQLException {
        try (Connection runtime = DATABASE.runtime().getConnection();
                Statement attempt = runtime.createStatement()) {
            assertThatThrownBy(() -> attempt.execute(statement)).hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alter table directory.person disable trigger all", "drop table directory.audit"})
    void the_runtime_role_cannot_change_the_schema(String statement) throws SQLException {
        try (Connection runtime = DATABASE.runtime().getConnection();
                Statement attempt = runtime.createStatement()) {
            assertThatThrownBy(() -> attempt.execute(statement)).hasMessageContaining("must be owner");
        }
    }

    @Test
    void a_second_start_finds_nothing_to_do() {
        assertThatCode(() -> {
                    DatabaseRoles.ensure(DATABASE.superuser(), new DatabaseRoles.Secrets("new", "new", "new", "new"));
                    Migrations.run(DATABASE.owner(), "directory");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void a_schema_no_jar_brings_is_an_error() {
        assertThatThrownBy(() -> Migrations.run(DATABASE.owner(), "nowhere"))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("db/nowhere");
    }
}
