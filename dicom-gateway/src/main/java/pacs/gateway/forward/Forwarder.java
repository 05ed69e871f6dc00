package pacs.gateway.forward;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import pacs.gateway.peers.Centre;
import pacs.gateway.peers.Self;
import pacs.gateway.spool.Spool;
import pacs.gateway.spool.SpoolQueue;

/**
 * Brings spooled objects to the archive: oldest first, several requests at a time, each object until the archive has it
 * or refuses it for good. An object may be sent twice, never too seldom.
 */
public final class Forwarder implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 5;

    private final SpoolQueue queue;
    private final Centre centre;
    private final int couriers;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch running;

    private Forwarder(SpoolQueue queue, Centre centre, int couriers) {
        this.queue = queue;
        this.centre = centre;
        this.couriers = couriers;
        this.running = new CountDownLatch(couriers);
    }

    /**
     * Sends from now on.
     *
     * @param who this gateway is: only what belongs to its institution is sent
     */
    public static Forwarder start(Spool spool, Centre centre, Supplier<Optional<Self>> who, ForwardSettings settings) {
        Forwarder forwarder = new Forwarder(spool.queue(), centre, settings.connections());
        Delivery delivery = new Delivery(spool, new Stow(centre), settings.retry());
        for (int number = 0; number < settings.connections(); number++) {
            Courier courier = new Courier(spool.queue(), delivery, settings, forwarder.stopping, who);
            Thread.ofVirtual().name("forward-", number).start(() -> {
                try {
                    courier.run();
                } finally {
                    forwarder.running.countDown();
                }
            });
        }
        return forwarder;
    }

    /** Lets requests end for some seconds, then closes the centre's line; what was cut is sent after the next start. */
    @Override
    public void close() {
        stopping.countDown();
        queue.wake(couriers);
        try {
            if (!running.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                centre.close();
                running.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
