package pacs.gateway.forward;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import pacs.gateway.spool.SpoolQueue;
import pacs.gateway.spool.Waiting;

/** One of the threads that send: takes a batch, has it delivered, waits longer the longer nothing is achieved. */
final class Courier implements Runnable {

    private static final System.Logger LOG = System.getLogger(Courier.class.getName());
    private static final Duration NOTHING_TO_DO = Duration.ofSeconds(1);

    private final SpoolQueue queue;
    private final Delivery delivery;
    private final ForwardSettings settings;
    private final CountDownLatch stopping;
    private List<Waiting> taken = List.of();
    private int failures;

    Courier(SpoolQueue queue, Delivery delivery, ForwardSettings settings, CountDownLatch stopping) {
        this.queue = queue;
        this.delivery = delivery;
        this.settings = settings;
        this.stopping = stopping;
    }

    @Override
    public void run() {
        try {
            Duration pause = Duration.ZERO;
            while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns how long to wait before the next. */
    private Duration turn() throws InterruptedException {
        try {
            queue.giveBack(taken); // what a turn left behind that ended in an unexpected way
            taken = queue.claim(settings.batchInstances(), settings.batchBytes(), Instant.now());
            if (taken.isEmpty()) {
                queue.awaitArrival(NOTHING_TO_DO);
                return Duration.ZERO;
            }
            Optional<Duration> hold = delivery.deliver(taken);
            taken = List.of();
            failures = hold.isPresent() ? failures + 1 : 0;
            return hold.map(asked -> longer(asked, settings.retry().after(failures)))
                    .orElse(Duration.ZERO);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Sending ended in an unexpected way; it is tried again", e);
            return settings.retry().longest();
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
