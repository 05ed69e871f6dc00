package pacs.tiering.copies;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Runs the copier for as long as the archive does, where the site has a second place. */
@ApplicationScoped
class Copying {

    private static final Logger LOG = Logger.getLogger(Copying.class);

    private final Copier copier;
    private final SecondPlace secondPlace;
    private final SecondPlaceConfig config;
    private final CountDownLatch ended = new CountDownLatch(1);

    Copying(Copier copier, SecondPlace secondPlace, SecondPlaceConfig config) {
        this.copier = copier;
        this.secondPlace = secondPlace;
        this.config = config;
    }

    void onStart(@Observes @Priority(2600) StartupEvent start) {
        if (secondPlace.exists()) {
            Thread.ofVirtual().name("copier").start(this::run);
        } else {
            LOG.warn("ONE DISK: the region file names no second place, so a disk lost is studies lost");
        }
    }

    void onEnd(@Observes ShutdownEvent end) {
        ended.countDown();
    }

    private void run() {
        try {
            while (!ended.await(config.copierPause().toMillis(), TimeUnit.MILLISECONDS)) {
                copyAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void copyAll() {
        try {
            while (ended.getCount() > 0 && copier.copyNext()) {
                // the next one
            }
        } catch (RuntimeException e) {
            LOG.warn("Copying is tried again", e);
        }
    }
}
