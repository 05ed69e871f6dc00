package pacs.platform.blobs;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import pacs.platform.Refusal;

/**
 * Memory outside of the heap for pieces on their way out, a bounded number of buffers that are used again and again. Whoever
 * sends slowly holds one for long, so that the others have to wait, in their order; who waits too long is refused.
 */
final class PieceBuffers {

    /** Bytes of a buffer: two pieces. A client that takes nothing holds no more than one, once they get scarce. */
    static final int LENGTH = 128 << 10;

    private static final long PATIENCE_SECONDS = 60;

    private final int number;
    private final Semaphore free;
    private final ConcurrentLinkedDeque<ByteBuffer> idle = new ConcurrentLinkedDeque<>();

    PieceBuffers(int number) {
        this.number = number;
        this.free = new Semaphore(number, true);
    }

    /** @throws Refusal UNAVAILABLE when none gets free in time */
    CheckedBytes take() {
        try {
            if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal(
                        Refusal.Reason.UNAVAILABLE, "Too many are reading at once; repeat the request later.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.Reason.UNAVAILABLE, "The request was ended while it waited.", e);
        }
        ByteBuffer buffer = idle.pollFirst();
        return new CheckedBytes(this, buffer == null ? ByteBuffer.allocateDirect(LENGTH) : buffer.clear());
    }

    void giveBack(ByteBuffer buffer) {
        idle.addFirst(buffer);
        free.release();
    }

    /** Whether a quarter is in use: nobody should hold several then. */
    boolean scarce() {
        return free.availablePermits() < number / 4 * 3;
    }

    /** Whether somebody waits for one. */
    boolean wanted() {
        return free.hasQueuedThreads();
    }
}
