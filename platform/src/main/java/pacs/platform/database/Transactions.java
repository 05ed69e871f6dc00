package pacs.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import pacs.platform.Refusal;

/**
 * Work on the database that is done whole or not at all, and done again when it met another transaction or the
 * connection broke. Not for a thread that already is in a transaction of JTA: that one decides by itself.
 */
public final class Transactions {

    private static final int ATTEMPTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

    private Transactions() {}

    /**
     * Commits what the work did and returns what it found.
     *
     * @throws Refusal {@code UNAVAILABLE} when the database does not answer, {@code OUT_OF_SPACE} when its disk is full
     * @throws SqlFailure when the database refuses for another reason
     */
    public static <T> T inTransaction(DataSource source, SqlWork<T> work) {
        return repeating(source, connection -> {
            connection.setAutoCommit(false);
            try {
                T found = work.run(connection);
                connection.commit();
                return found;
            } catch (SQLException | RuntimeException | Error e) {
                // A pool would commit the half of it when it takes the connection back.
                rollBack(connection, e);
                throw e;
            }
        });
    }

    /** The same for work that only reads, in one statement: each sees the database as it is at that moment. */
    public static <T> T read(DataSource source, SqlWork<T> work) {
        return repeating(source, work);
    }

    private static <T> T repeating(DataSource source, SqlWork<T> work) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = source.getConnection()) {
                return work.run(connection);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !isPassing(state(e))) {
                    throw answer(e);
                }
                pause(attempt, e);
            }
        }
    }

    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            reason.addSuppressed(broken);
        }
    }

    /** Serialisation failure, deadlock, broken connection, a server that goes down or comes up. */
    private static boolean isPassing(String state) {
        return state.equals("40001") || state.equals("40P01") || isGone(state);
    }

    private static boolean isGone(String state) {
        return state.startsWith("08") || state.startsWith("57P0");
    }

    /** A pool that could not give a connection in time says so without a state. */
    private static RuntimeException answer(SQLException e) {
        String state = state(e);
        if (state.equals("53100")) {
            return new Refusal(Refusal.Reason.OUT_OF_SPACE, "The disk of the database is full; nothing was kept.", e);
        }
        if (state.isEmpty() || isPassing(state) || state.startsWith("53")) {
            return new Refusal(
                    Refusal.Reason.UNAVAILABLE, "The database does not answer now; repeat the request later.", e);
        }
        return new SqlFailure(e);
    }

    private static String state(SQLException e) {
        return Objects.requireNonNullElse(e.getSQLState(), "");
    }

    /** Doubles with each attempt and is spread at random, so that two that met do not meet again. */
    private static void pause(int attempt, SQLException reason) {
        long longest = FIRST_PAUSE.toMillis() << attempt;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.Reason.UNAVAILABLE, "The request was ended while it waited.", reason);
        }
    }
}
