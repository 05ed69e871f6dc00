package pacs.platform.blobs;

import pacs.platform.Refusal;

/** What one object was promised of the disk and has not written yet. Used by the thread that writes the object. */
final class Room {

    /** By so much an object grows that did not say how long it is, or is longer than it said. */
    private static final long STEP = 1 << 20;

    private final Space space;
    private final long expected;
    private long ahead;
    private long written;
    private boolean closed;

    /** @param expected bytes, promised already */
    Room(Space space, long expected) {
        this.space = space;
        this.expected = expected;
        this.ahead = expected;
    }

    /**
     * So many bytes of the object are written by now.
     *
     * @throws Refusal OUT_OF_SPACE when there is no room for it to grow further
     */
    void reached(long length) {
        long step = written / STEP;
        long count = Math.min(length - written, ahead);
        written = length;
        space.settle(count);
        ahead -= count;
        if (ahead == 0 && written != expected && written / STEP > step) {
            space.promise(STEP);
            ahead = STEP;
        }
    }

    /** The rest is free again; a second time it does nothing. */
    void close() {
        if (!closed) {
            closed = true;
            space.settle(ahead);
        }
    }
}
