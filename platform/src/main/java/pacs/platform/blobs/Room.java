package pacs.platform.blobs;

import pacs.platform.Refusal;

/**
 * What one object was promised of the disk and has not written yet: a stretch of what it says it will be, the next when that
 * is written, so that a word alone never takes the disk from others. Used by the thread that writes the object.
 */
final class Room {

    /** As far as an object is believed before its bytes come. */
    static final long AHEAD = 1 << 30;

    /** By so much an object grows that did not say how long it is, or is longer than it said. */
    private static final long STEP = 1 << 20;

    private final Space space;
    private final long expected;
    private long ahead;
    private long written;
    private boolean closed;

    /** @param expected bytes, of which the first stretch is promised already */
    Room(Space space, long expected) {
        this.space = space;
        this.expected = expected;
        this.ahead = Math.min(expected, AHEAD);
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
        if (ahead > 0 || written == expected) {
            return;
        }
        if (written < expected) {
            promise(Math.min(expected - written, AHEAD));
        } else if (written / STEP > step) {
            promise(STEP);
        }
    }

    private void promise(long bytes) {
        space.promise(bytes);
        ahead = bytes;
    }

    /** The rest is free again; a second time it does nothing. */
    void close() {
        if (!closed) {
            closed = true;
            space.settle(ahead);
        }
    }
}
