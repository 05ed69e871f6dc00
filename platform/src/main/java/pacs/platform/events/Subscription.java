package pacs.platform.events;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import pacs.platform.Refusal;
import pacs.platform.database.Transactions;
import pacs.platform.events.FeedTable.Placed;

/** One consumer's way through the feed: many events in a transaction, one at a time after a failure. */
final class Subscription {

    private static final System.Logger LOG = System.getLogger(Subscription.class.getName());
    private static final int MOST = 200;
    private static final int DOUBLINGS = 20;

    private final DataSource source;
    private final FeedTable table;
    private final Inbox inbox;
    private final EventConsumer consumer;
    private final FeedSettings settings;
    private int batch = MOST;
    private int failures;

    Subscription(DataSource source, String schema, EventConsumer consumer, FeedSettings settings) {
        this.source = source;
        this.table = new FeedTable(schema);
        this.inbox = new Inbox(schema);
        this.consumer = consumer;
        this.settings = settings;
    }

    /** Brings what is there; returns how long to wait before the next turn. */
    Duration turn() {
        try {
            int taken = Transactions.inTransaction(source, connection -> {
                table.enter(connection, consumer.name());
                List<Placed> events = table.after(connection, table.lock(connection, consumer.name()), batch);
                for (Placed placed : events) {
                    if (inbox.firstTime(
                            connection, consumer.name(), placed.event().id())) {
                        consumer.take(connection, placed.event());
                    }
                }
                if (!events.isEmpty()) {
                    table.advance(connection, consumer.name(), events.getLast().place());
                }
                return events.size();
            });
            boolean full = taken == batch;
            failures = 0;
            batch = Math.min(MOST, batch * 2);
            return full ? Duration.ZERO : settings.pause();
        } catch (Refusal e) {
            return failed(e, false); // the database is away: nobody is at fault
        } catch (RuntimeException e) {
            return failed(e, true);
        }
    }

    private Duration failed(RuntimeException e, boolean atFault) {
        failures++;
        batch = 1;
        if (Integer.bitCount(failures) == 1) { // 1, 2, 4, 8 ...: it may go on for days
            String sentence = "Consumer " + consumer.name() + " has failed " + failures
                    + " times on an event; it gets it again, and others go on";
            LOG.log(atFault ? Level.ERROR : Level.WARNING, sentence, e);
        }
        long millis = settings.pause().toMillis() << Math.min(failures, DOUBLINGS);
        return Duration.ofMillis(Math.min(millis, settings.longestPause().toMillis()));
    }
}
