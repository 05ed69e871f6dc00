package pacs.platform.blobs;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import pacs.platform.Refusal;

/**
 * Memory outside of the heap for pieces on their way out, a bounded number of buffers that are used again and again. Most are
 * lent for as long as a client takes to receive them, so clients that take nothing can hold all of those. The others never wait
 * for a client: whoever reads into one copies what it needs and gives it back, so that everybody gets on, a little slower.
 */
final class PieceBuffers {

    /** Bytes of a buffer: many pieces, so that a frame is read at once and sent at once. */
    static final int LENGTH = 1 << 20;

    private static final long PATIENCE_SECONDS = 60;

    private final Semaphore lent;
    private final Semaphore passing;
    private final ConcurrentLinkedDeque<ByteBuffer> idle = new ConcurrentLinkedDeque<>();

    /**
     * Of so many buffers each.
     *
     * @param lent may be held while a client takes its time
     * @param passing are given back without waiting for anybody
     */
    PieceBuffers(int lent, int passing) {
        this.lent = new Semaphore(lent);
        this.passing = new Semaphore(passing, true);
    }

    /** For as long as it takes; empty when others have them all. */
    Optional<CheckedBytes> lend() {
        return lent.tryAcquire() ? Optional.of(taken(lent)) : Optional.empty();
    }

    /**
     * For the time of reading and copying only.
     *
     * @throws Refusal UNAVAILABLE when none gets free in time
     */
    CheckedBytes take() {
        try {
            if (!passing.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal(
                        Refusal.Reason.UNAVAILABLE, "Too many are reading at once; repeat the request later.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.Reason.UNAVAILABLE, "The request was ended while it waited.", e);
        }
        return taken(passing);
    }

    private CheckedBytes taken(Semaphore permits) {
        ByteBuffer buffer = idle.pollFirst();
        ByteBuffer bytes = buffer == null ? ByteBuffer.allocateDirect(LENGTH) : buffer.clear();
        return new CheckedBytes(bytes, () -> {
            idle.addFirst(bytes);
            permits.release();
        });
    }
}
