package pacs.archive.completeness;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks every second whether a study is to be settled. */
@ApplicationScoped
class Settler {

    private static final Logger LOG = Logger.getLogger(Settler.class);

    private final Settling settling;
    private final CompletenessConfig config;
    private final CountDownLatch ended = new CountDownLatch(1);

    Settler(Settling settling, CompletenessConfig config) {
        this.settling = settling;
        this.config = config;
    }

    void onStart(@Observes @Priority(2600) StartupEvent start) {
        Thread.ofVirtual().name("settler").start(this::run);
    }

    void onEnd(@Observes ShutdownEvent end) {
        ended.countDown();
    }

    private void run() {
        try {
            while (!ended.await(1, TimeUnit.SECONDS)) {
                settle();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void settle() {
        try {
            settling.settle(config.settleAfter());
        } catch (RuntimeException e) {
            LOG.warn("Settling is tried again", e);
        }
    }
}
