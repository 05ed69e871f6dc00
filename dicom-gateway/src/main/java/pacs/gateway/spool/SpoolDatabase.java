package pacs.gateway.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteDataSource;

/**
 * The gateway's SQLite file. It only says what the blobs say again, faster: a power cut may cost its last rows, and a
 * damaged file is set aside and filled anew. One connection, used by one thread at a time.
 */
final class SpoolDatabase implements AutoCloseable {

    /** Work on the connection; what it wrote is kept when it returns and undone when it throws. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private static final System.Logger LOG = System.getLogger(SpoolDatabase.class.getName());
    private static final List<String> SETTINGS =
            List.of("pragma journal_mode = wal", "pragma synchronous = normal", "pragma busy_timeout = 5000");
    private static final List<String> SCHEMA = List.of(
            """
            create table if not exists instance (
                id integer primary key,
                institution integer not null,
                blob text not null,
                position integer not null,
                study text not null,
                sop text not null,
                length integer not null,
                data_length integer not null,
                data_sha256 text not null,
                added integer not null,
                state text not null check (state in ('queued', 'sending', 'sent', 'refused')),
                failures integer not null default 0,
                not_before integer not null default 0,
                changed integer not null,
                reason text not null default '',
                -- What the archive has signed for: 1 all there will be on one disk, 2 a second copy; first and last time.
                level integer not null default 0,
                confirmed integer not null default 0,
                seen integer not null default 0,
                unique (blob, position)
            ) strict""",
            "create index if not exists instance_sop on instance (institution, study, sop)",
            """
            create table if not exists study (
                institution integer not null,
                study text not null,
                state text not null default 'captured',
                instances integer not null default 0,
                sent integer not null default 0,
                since integer not null default 0,
                problem text not null default '',
                reported integer not null default 0,
                -- The last manifest: when the next is due, up to which instance it went, what the receipt said.
                due integer not null default 0,
                failures integer not null default 0,
                covered integer not null default 0,
                whole integer not null default 0,
                receipt_level text not null default 'none',
                primary key (institution, study)
            ) strict""",
            "drop index if exists instance_queued", // of an older version: it knew no institutions
            "create index if not exists instance_waiting on instance (institution, id) where state = 'queued'",
            """
            create table if not exists indexed_blob (
                id integer primary key,
                institution integer not null,
                blob text not null unique
            ) strict""",
            "create table if not exists memory (name text primary key, value text not null) strict");

    private final Connection connection;
    private final ReentrantLock turn = new ReentrantLock();

    private SpoolDatabase(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens the file, or makes it.
     *
     * @throws IOException when it can be neither opened nor made
     */
    static SpoolDatabase open(Path file) throws IOException {
        try {
            return connect(file);
        } catch (SQLException e) {
            LOG.log(
                    Level.ERROR,
                    "The index of the spool cannot be used ({0}); it is set aside and made again from the blobs",
                    e.getMessage());
            for (String suffix : List.of("", "-wal", "-shm")) {
                setAside(Path.of(file + suffix));
            }
        }
        try {
            return connect(file);
        } catch (SQLException e) {
            throw new IOException("The spool's index cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Runs the work in a transaction of its own. */
    <T> T inTransaction(Work<T> work) {
        turn.lock();
        try {
            return committed(work);
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException("The spool's index: " + e.getMessage(), e));
        } finally {
            turn.unlock();
        }
    }

    /** The same; on return it is on the disk, and so is everything that was written before. */
    <T> T durably(Work<T> work) {
        turn.lock();
        try {
            execute("pragma synchronous = full");
            try {
                return committed(work);
            } finally {
                execute("pragma synchronous = normal");
            }
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException("The spool's index: " + e.getMessage(), e));
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        turn.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException("The spool's index: " + e.getMessage(), e);
        } finally {
            turn.unlock();
        }
    }

    private static SpoolDatabase connect(Path file) throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        Connection connection = source.getConnection();
        try {
            SpoolDatabase database = new SpoolDatabase(connection);
            database.prepare();
            return database;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void prepare() throws SQLException {
        for (String setting : SETTINGS) {
            execute(setting);
        }
        try (Statement statement = connection.createStatement();
                ResultSet check = statement.executeQuery("pragma quick_check(1)")) {
            if (!check.next() || !check.getString(1).equals("ok")) {
                throw new SQLException("it fails SQLite's own check");
            }
        }
        for (String definition : SCHEMA) {
            execute(definition);
        }
        execute("select data_sha256, seen from instance limit 0"); // an index of an older version has no such columns
        execute("create index if not exists instance_study on instance (institution, study, state, added)");
    }

    private <T> T committed(Work<T> work) throws SQLException {
        execute("begin immediate");
        boolean done = false;
        try {
            T result = work.on(connection);
            execute("commit");
            done = true;
            return result;
        } finally {
            if (!done) {
                execute("rollback");
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void setAside(Path file) throws IOException {
        if (Files.exists(file)) {
            Files.move(file, Path.of(file + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
