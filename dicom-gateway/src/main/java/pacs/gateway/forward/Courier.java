package pacs.gateway.forward;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import pacs.gateway.peers.Self;
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
    private final Supplier<Optional<Self>> who;
    private List<Waiting> taken = List.of();
    private int failures;

    /** @param who this gateway is; empty while that is unknown: of whose objects may be sent, nothing is known either */
    Courier(
            SpoolQueue queue,
            Delivery delivery,
            ForwardSettings settings,
            CountDownLatch stopping,
            Supplier<Optional<Self>> who) {
        this.queue = queue;
        this.delivery = delivery;
        this.settings = settings;
        this.stopping = stopping;
        this.who = who;
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
            taken = List.of();
            Optional<Self> own = who.get();
            if (own.isPresent()) {
                taken = queue.claim(
                        own.get().institution(), settings.batchInstances(), settings.batchBytes(), Instant.now());
            }
            if (taken.isEmpty()) {
                queue.awaitArrival(NOTHING_TO_DO);
                return Duration.ZERO;
            }
            Optional<Duration> hold = delivery.deliver(own.orElseThrow(), taken);
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
