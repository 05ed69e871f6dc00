package pacs.gateway.forward;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import pacs.gateway.peers.Centre;
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

    /** Sends from now on. */
    public static Forwarder start(Spool spool, Centre centre, ForwardSettings settings) {
        Forwarder forwarder = new Forwarder(spool.queue(), centre, settings.connections());
        Delivery delivery = new Delivery(spool, new Stow(centre), settings.retry());
        for (int number = 0; number < settings.connections(); number++) {
            Courier courier = new Courier(spool.queue(), delivery, settings, forwarder.stopping);
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
