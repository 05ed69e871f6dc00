package pacs.platform.events;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import pacs.platform.database.Transactions;

/**
 * Reads the outbox of a schema itself. Of all processes on a database one at a time is the relay, by an advisory lock that
 * ends with its connection; should two meet for a moment, a consumer's row in {@code feed_cursor} keeps them apart.
 */
public final class TableFeed implements EventFeed, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TableFeed.class.getName());
    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);
    private static final Duration CLEANING = Duration.ofHours(1);
    private static final int SECONDS_TO_PROVE_LIFE = 5;

    private final DataSource source;
    private final String schema;
    private final FeedSettings settings;
    private final FeedTable table;
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean relaying;

    private TableFeed(DataSource source, String schema, FeedSettings settings) {
        this.source = source;
        this.schema = schema;
        this.settings = settings;
        this.table = new FeedTable(schema);
    }

    /**
     * Begins to relay as soon as nobody else does.
     *
     * @param schema has the tables {@code outbox}, {@code inbox}, {@code feed_cursor} and the function {@code forget_events}
     */
    public static TableFeed start(DataSource source, String schema, FeedSettings settings) {
        TableFeed feed = new TableFeed(source, schema, settings);
        feed.begin("relay of " + schema, feed::relay);
        return feed;
    }

    @Override
    public void subscribe(EventConsumer consumer) {
        Subscription subscription = new Subscription(source, schema, consumer, settings);
        begin("feed to " + consumer.name(), () -> {
            Duration pause = Duration.ZERO;
            while (!waited(pause)) {
                pause = relaying ? subscription.turn() : settings.pause();
            }
        });
    }

    /** Returns when the last event in hand has been taken. */
    @Override
    public void close() {
        ended.countDown();
        try {
            for (Thread thread : threads()) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void begin(String name, Runnable work) {
        threads.add(Thread.ofVirtual().name(name).start(work));
    }

    private synchronized List<Thread> threads() {
        return List.copyOf(threads);
    }

    private void relay() {
        do {
            try (Connection connection = source.getConnection()) {
                if (table.claim(connection)) {
                    hold(connection);
                }
            } catch (SQLException e) {
                LOG.log(Level.WARNING, "Events of {0} wait: {1}", schema, e.getMessage());
            }
            relaying = false;
        } while (!waited(ASK_AGAIN));
    }

    /** Until the end, or until the connection is lost and with it the lock. */
    private void hold(Connection connection) throws SQLException {
        relaying = true;
        long cleaned = System.nanoTime() - CLEANING.toNanos();
        while (!waited(ASK_AGAIN)) {
            if (!connection.isValid(SECONDS_TO_PROVE_LIFE)) {
                return;
            }
            if (System.nanoTime() - cleaned >= CLEANING.toNanos()) {
                clean();
                cleaned = System.nanoTime();
            }
        }
        table.release(connection);
    }

    private void clean() {
        try {
            Transactions.inTransaction(source, connection -> table.forget(connection, settings.kept()));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Old events of " + schema + " could not be deleted; it is tried in an hour", e);
        }
    }

    /** Whether the end came meanwhile. */
    private boolean waited(Duration pause) {
        try {
            return ended.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
