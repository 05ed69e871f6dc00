package pacs.platform.audit;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Seals every trail of this process twice a second, and anchors its chain at the start and every hour. */
@ApplicationScoped
class Sealer {

    private static final Logger LOG = Logger.getLogger(Sealer.class);
    private static final long PAUSE_MILLIS = 500;
    private static final int FAILURES_BETWEEN_WARNINGS = 120;

    private final DataSource source;
    private final AuditKey key;
    private final AuditConfig config;
    private final Instance<AuditedSchema> schemas;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /** Of the directory, in which every service records. */
    @Produces
    @Singleton
    static AuditedSchema directory() {
        return new AuditedSchema("directory", false);
    }

    @Inject
    Sealer(@Named("region") DataSource source, AuditKey key, AuditConfig config, @Any Instance<AuditedSchema> schemas) {
        this.source = source;
        this.key = key;
        this.config = config;
        this.schemas = schemas;
    }

    void onStart(@Observes @Priority(2300) StartupEvent start) {
        for (AuditedSchema schema : schemas) {
            threads.add(
                    Thread.ofVirtual().name("audit sealer of " + schema.name()).start(() -> run(schema.name())));
        }
    }

    /** What was recorded before is sealed. */
    void onEnd(@Observes ShutdownEvent end) throws InterruptedException {
        ended.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void run(String schema) {
        Chain chain = new Chain(source, schema, key, InstantSource.system());
        Anchoring anchoring = new Anchoring(new Anchors(config.anchors(), schema, key), schema, config.anchorEvery());
        int failures = 0;
        boolean last;
        do {
            last = waited();
            try {
                anchoring.reached(chain.seal());
                failures = 0;
            } catch (RuntimeException | IOException e) {
                if (failures++ % FAILURES_BETWEEN_WARNINGS == 0) {
                    LOG.warnf(e, "The audit trail of %s waits to be sealed; nothing of it is lost", schema);
                }
            }
        } while (!last);
    }

    private boolean waited() {
        try {
            return ended.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** What has to be written down of a chain that grows. */
    private static final class Anchoring {

        private final Anchors anchors;
        private final String schema;
        private final Duration every;
        private long noted;
        private Instant anchored = Instant.MIN;

        Anchoring(Anchors anchors, String schema, Duration every) {
            this.anchors = anchors;
            this.schema = schema;
            this.every = every;
        }

        void reached(ChainHead head) throws IOException {
            if (head.position() == noted) {
                return;
            }
            Anchor anchor = new Anchor(
                    schema, head.position(), head.link(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
            if (anchored.equals(Instant.MIN) || !Instant.now().isBefore(anchored.plus(every))) {
                anchors.add(anchor);
                anchored = anchor.at();
            }
            anchors.head(anchor);
            noted = head.position();
        }
    }
}
