package pacs.dicom.io;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory that all headers being read at one time share. A single object may be dear, many at once may not: whoever comes
 * when nothing is left is to come again, and nobody else is hurt.
 */
public final class HeaderMemory {

    /** For programs that read one object at a time. */
    public static final HeaderMemory UNLIMITED = new HeaderMemory(Long.MAX_VALUE);

    /** The memory is used up for the moment; the object may be as good as any. */
    public static final class Exhausted extends IOException {

        private static final long serialVersionUID = 1;

        private Exhausted(long capacity) {
            super("The headers being read fill the " + capacity + " bytes there are for them; try again later");
        }
    }

    private final long capacity;
    private final AtomicLong used = new AtomicLong();

    /** @param capacity estimated bytes on the heap */
    public HeaderMemory(long capacity) {
        this.capacity = capacity;
    }

    /** What is taken at the moment, in estimated bytes. */
    public long used() {
        return used.get();
    }

    /** Whether so much fits when nothing else is there. */
    public boolean couldEverHold(long bytes) {
        return bytes <= capacity;
    }

    /** @throws Exhausted when so much is not left; nothing was taken then */
    public void take(long bytes) throws Exhausted {
        if (used.addAndGet(bytes) > capacity) {
            used.addAndGet(-bytes);
            throw new Exhausted(capacity);
        }
    }

    /** Gives back what was taken. */
    public void give(long bytes) {
        used.addAndGet(-bytes);
    }
}
