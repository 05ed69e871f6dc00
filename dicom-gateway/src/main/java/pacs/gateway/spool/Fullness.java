package pacs.gateway.spool;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import pacs.platform.Refusal;
import pacs.platform.blobs.BlobVolume;

/** How much of its room the spool uses: an alarm comes at 80 percent, an honest refusal at 95. */
final class Fullness {

    private static final System.Logger LOG = System.getLogger(Fullness.class.getName());
    private static final int ALARM = 80;
    private static final int REFUSE = 95;

    private final BlobVolume volume;
    private final long capacity;
    private final AtomicLong used;
    private final AtomicBoolean alarmed = new AtomicBoolean();

    Fullness(BlobVolume volume, long capacity, long used) {
        this.volume = volume;
        this.capacity = capacity;
        this.used = new AtomicLong(used);
    }

    /**
     * Counts bytes of an object while it comes in, so that many at once do not find the same room. They are freed when it is not
     * kept, or when it has left.
     *
     * @throws Refusal OUT_OF_SPACE when they would be more than the spool may take; then they are not counted
     */
    void arrived(long bytes) {
        if (capacity - used.addAndGet(bytes) < 0) {
            used.addAndGet(-bytes);
            throw full();
        }
    }

    void freed(long bytes) {
        used.addAndGet(-bytes);
    }

    /** @throws Refusal OUT_OF_SPACE before the disk is really full, while there is room to work in */
    void requireRoom() throws IOException {
        if (percent() >= REFUSE) {
            throw full();
        }
    }

    private static Refusal full() {
        return new Refusal(Refusal.Reason.OUT_OF_SPACE, "The spool is full; the object was not kept");
    }

    /** Raises the alarm once when it is time, and says when it is over. */
    void watch() throws IOException {
        long percent = percent();
        if (percent >= ALARM && alarmed.compareAndSet(false, true)) {
            LOG.log(
                    Level.ERROR,
                    "The spool is {0} percent full; at {1} percent modalities are refused",
                    percent,
                    REFUSE);
        } else if (percent < ALARM && alarmed.compareAndSet(true, false)) {
            LOG.log(Level.INFO, "The spool has room again: it is {0} percent full", percent);
        }
    }

    private long percent() throws IOException {
        long full = used.get();
        long free = Math.max(0, Math.min(volume.freeBytes(), capacity - full));
        return full + free == 0 ? 100 : 100 * full / (full + free);
    }
}
