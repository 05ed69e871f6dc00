package pacs.platform.security;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import pacs.platform.database.Transactions;

/**
 * The sessions that were ended while tokens of theirs are still good. Each service reads them every second, so that no
 * request waits for the database to know whether its token still counts.
 */
@Singleton
public class EndedSessions {

    private static final System.Logger LOG = System.getLogger(EndedSessions.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** Who cannot be known to have been signed out is taken for it. */
    private static final Duration BLIND = Duration.ofSeconds(30);

    private final DataSource source;
    private final Duration kept;
    private final InstantSource clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Set<String> ended = Set.of();
    private volatile long readAt = System.nanoTime();

    @Inject
    EndedSessions(@Named("region") DataSource source, SecurityConfig config) {
        this(source, config.personToken(), InstantSource.system());
    }

    EndedSessions(DataSource source, Duration tokens, InstantSource clock) {
        this.source = source;
        this.kept = tokens.multipliedBy(2);
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        Thread.ofVirtual().name("ended sessions").start(this::watch);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    /** Whether tokens of the session still count. */
    boolean isLive(String session) {
        return !ended.contains(session) && System.nanoTime() - readAt < BLIND.toNanos();
    }

    /** Reads them now: for who has just ended one. */
    void read() {
        ended = Transactions.read(source, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("select id from directory.session where ended >= ?")) {
                statement.setTimestamp(1, Timestamp.from(clock.instant().minus(kept)));
                Set<String> found = new HashSet<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
                return found;
            }
        });
        readAt = System.nanoTime();
    }

    private void watch() {
        boolean failing = false;
        do {
            try {
                read();
                failing = false;
            } catch (RuntimeException e) {
                if (!failing) {
                    LOG.log(Level.WARNING, "Which sessions were ended cannot be read: {0}", e.getMessage());
                }
                failing = true;
            }
        } while (!isStopped());
    }

    private boolean isStopped() {
        try {
            return stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
