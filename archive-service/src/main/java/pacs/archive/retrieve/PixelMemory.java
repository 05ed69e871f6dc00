package pacs.archive.retrieve;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import pacs.platform.Refusal;

/** How much of the heap frames may take that are being decoded; whoever would need more waits for the others. */
final class PixelMemory {

    private static final int UNIT = 1 << 10;
    private static final long PATIENCE_SECONDS = 20;

    private final int units;
    private final Semaphore free;

    /** @param bytes in all */
    PixelMemory(long bytes) {
        this.units = Math.toIntExact(bytes / UNIT);
        this.free = new Semaphore(units, true);
    }

    /** What is held until it is closed. */
    interface Lease extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws Refusal NOT_ACCEPTABLE when so much is never free; UNAVAILABLE when it does not get free in time */
    Lease take(long bytes) {
        long needed = bytes / UNIT + 1;
        if (needed > units) {
            throw new Refusal(
                    Refusal.Reason.NOT_ACCEPTABLE,
                    "The frame is too large to be decoded here; accept it as it is stored (transfer-syntax=*).");
        }
        int taken = (int) needed;
        try {
            if (!free.tryAcquire(taken, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal(
                        Refusal.Reason.UNAVAILABLE, "Too much is being decoded at once; repeat the request later.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.Reason.UNAVAILABLE, "The request was ended while it waited.", e);
        }
        return () -> free.release(taken);
    }
}
