package pacs.archive.dicomweb;

import java.util.concurrent.TimeUnit;

/**
 * How long one answer may wait for its client, all waits together: a minute, and longer the more it has taken. Used by the
 * thread that answers; another one reads.
 */
final class Patience {

    private static final long FIRST = TimeUnit.SECONDS.toNanos(60);
    private static final long BYTES_PER_SECOND = 16 << 10;

    /** A client that takes longer for what is sent in one go is not lent memory for the next. */
    private static final long QUICK = TimeUnit.MILLISECONDS.toNanos(200);

    private long left = FIRST;
    private boolean quick = true;

    /** Whether the client has taken soon what was sent last. */
    boolean isQuick() {
        return quick;
    }

    /** When, by the nanosecond clock, it ends for what is sent now. */
    long end(long now) {
        return now + left;
    }

    /** The client has taken so much in so long. */
    void taken(long bytes, long nanos) {
        quick = nanos < QUICK;
        left = Math.min(FIRST, left - nanos + TimeUnit.SECONDS.toNanos(bytes) / BYTES_PER_SECOND);
    }
}
