package pacs.gateway.forward;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import pacs.gateway.peers.Centre;
import pacs.gateway.spool.Spool;

/**
 * Brings spooled objects to the archive: oldest first, several requests at a time, each object until the archive has it
 * or refuses it for good. An object may be sent twice, never too seldom.
 */
public final class Forwarder implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 5;

    private final Centre centre;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch running;

    private Forwarder(Centre centre, int couriers) {
        this.centre = centre;
        this.running = new CountDownLatch(couriers);
    }

    /** Sends from now on. */
    public static Forwarder start(Spool spool, Centre centre, ForwardSettings settings) {
        Forwarder forwarder = new Forwarder(centre, settings.connections());
        Delivery delivery = new Delivery(spool, new Stow(centre), settings.retry());
        List<Courier> couriers = IntStream.range(0, settings.connections())
                .mapToObj(_ -> new Courier(spool.queue(), delivery, settings, forwarder.stopping))
                .toList();
        for (Courier courier : couriers) {
            Thread.ofVirtual().name("forward-", 1).start(() -> {
                courier.run();
                forwarder.running.countDown();
            });
        }
        return forwarder;
    }

    /** Lets requests end for some seconds, then closes the centre's line; what was cut is sent after the next start. */
    @Override
    public void close() {
        stopping.countDown();
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
