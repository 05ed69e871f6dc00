package pacs.gateway.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolDatabaseTest {

    private final Path folder;

    SpoolDatabaseTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void what_was_remembered_outlives_a_restart() throws Exception {
        try (SpoolDatabase database = open()) {
            new Memory(database).remember("self", "first");
            new Memory(database).remember("self", "第二");
        }

        try (SpoolDatabase database = open()) {
            assertThat(new Memory(database).recall("self")).hasValue("第二");
            assertThat(new Memory(database).recall("other")).isEmpty();
        }
    }

    @Test
    void work_that_fails_leaves_nothing_behind() throws Exception {
        try (SpoolDatabase database = open()) {
            assertThatThrownBy(() -> database.inTransaction(connection -> {
                        connection
                                .createStatement()
                                .execute("insert into memory (name, value) values ('half', 'done')");
                        throw new SQLException("out of luck");
                    }))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("out of luck");

            assertThat(new Memory(database).recall("half")).isEmpty();
        }
    }

    @Test
    void a_damaged_file_is_set_aside_and_made_anew() throws Exception {
        try (SpoolDatabase database = open()) {
            new Memory(database).remember("self", "word");
        }
        Files.write(
                folder.resolve("index.db"),
                "not a database, and long enough to be looked at".repeat(100).getBytes(UTF_8));

        try (SpoolDatabase database = open()) {
            assertThat(new Memory(database).recall("self")).isEmpty();
            new Memory(database).remember("self", "new word");
        }
        assertThat(folder.resolve("index.db.damaged")).exists();
    }

    private SpoolDatabase open() throws IOException {
        return SpoolDatabase.open(folder.resolve("index.db"));
    }
}
