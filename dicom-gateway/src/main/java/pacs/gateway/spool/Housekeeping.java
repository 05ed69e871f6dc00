package pacs.gateway.spool;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tends the spool every few seconds, whatever happens. */
public final class Housekeeping implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());

    private final Spool spool;
    private final Duration pause;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("housekeeping").unstarted(this::run);

    private Housekeeping(Spool spool, Duration pause) {
        this.spool = spool;
        this.pause = pause;
    }

    /** Begins to tend. */
    public static Housekeeping start(Spool spool, Duration pause) {
        Housekeeping housekeeping = new Housekeeping(spool, pause);
        housekeeping.thread.start();
        return housekeeping;
    }

    /** Returns when the last round is over. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                tend();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tend() {
        try {
            spool.tend();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "The spool could not be tended; it is tried again", e);
        }
    }
}
