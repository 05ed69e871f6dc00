package pacs.allinone;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps PostgreSQL running on its port: a server that ended by itself is started again and recovers what it had promised.
 * Until it answers, whoever asks is told to come again.
 */
final class PostgresGuard implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PostgresGuard.class);
    private static final long LOOKS_EVERY_MILLIS = 250;
    private static final List<Duration> PATIENCE =
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMinutes(1));
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final EmbeddedPostgres.Builder builder;
    private final Path data;
    private final int port;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread guard =
            Thread.ofPlatform().daemon().name("postgres-guard").unstarted(this::watch);
    private EmbeddedPostgres server;

    private PostgresGuard(EmbeddedPostgres.Builder builder, Path data, EmbeddedPostgres server) {
        this.builder = builder;
        this.data = data;
        this.server = server;
        this.port = server.getPort();
    }

    static PostgresGuard start(EmbeddedPostgres.Builder builder, Path data) throws IOException, InterruptedException {
        PostgresGuard guarded = new PostgresGuard(builder, data, started(builder, data));
        guarded.guard.start();
        return guarded;
    }

    /**
     * A server that gives up at once, as what a killed one left behind has not ended yet, is waited for in vain; one that has
     * much to recover needs long. So each try waits longer than the one before.
     */
    private static EmbeddedPostgres started(EmbeddedPostgres.Builder builder, Path data)
            throws IOException, InterruptedException {
        for (Duration wait : PATIENCE) {
            try {
                return builder.setPGStartupWait(wait).start();
            } catch (IOException | RuntimeException e) {
                LOG.warnf("PostgreSQL did not start in %d s: %s", wait.toSeconds(), e.getMessage());
                LeftoverServer.stop(data);
            }
        }
        return builder.setPGStartupWait(LONGEST).start();
    }

    /** The same for as long as this lives. */
    int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        ended.countDown();
        try {
            guard.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
    }

    private void watch() {
        try {
            while (!ended.await(LOOKS_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!isAlive()) {
                    revive();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tried again at the next look as long as it does not succeed: those it left behind may need a moment to end. */
    private void revive() throws InterruptedException {
        LOG.error("PostgreSQL has ended by itself; it is started again");
        try {
            server.close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("The ended PostgreSQL could not be stopped once more", e);
        }
        try {
            LeftoverServer.stop(data);
            server = builder.setPort(port).setPGStartupWait(PATIENCE.getFirst()).start();
            LOG.info("PostgreSQL is back");
        } catch (IOException | RuntimeException e) {
            LOG.warnf("PostgreSQL does not start yet: %s", e.getMessage());
        }
    }

    private boolean isAlive() {
        try {
            return LeftoverServer.find(data.resolve("postmaster.pid")).isPresent();
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }
}
