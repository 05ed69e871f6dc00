package pacs.platform.blobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import pacs.platform.Refusal;

/**
 * The free bytes of one volume's disk, and those of them that are promised to objects still being written: many that arrive at
 * once must not find the same free space each.
 */
final class Space {

    private final Disk disk;
    private final Path root;
    private final BlobRules rules;
    private final ReentrantLock lock = new ReentrantLock();
    private long promised;

    Space(Disk disk, Path root, BlobRules rules) {
        this.disk = disk;
        this.root = root;
        this.rules = rules;
    }

    BlobRules rules() {
        return rules;
    }

    /** Bytes left above the reserve that nobody was promised. */
    long freeBytes() throws IOException {
        lock.lock();
        try {
            return Math.max(0, disk.usableBytes(root) - rules.reserveBytes() - promised);
        } finally {
            lock.unlock();
        }
    }

    /**
     * For an object, kept free until the room is closed; one that is long or of unknown length is promised more as it grows.
     *
     * @throws Refusal OUT_OF_SPACE when there is not so much
     */
    Room roomFor(OptionalLong length) {
        promise(Math.min(length.orElse(0), Room.AHEAD));
        return new Room(this, length.orElse(0));
    }

    /** @throws Refusal OUT_OF_SPACE when there is not so much, or nothing at all */
    void promise(long bytes) {
        lock.lock();
        try {
            if (freeBytes() < Math.max(1, bytes)) {
                throw new Refusal(Refusal.Reason.OUT_OF_SPACE, "The disk is full; the object was not stored");
            }
            promised += bytes;
        } catch (IOException e) {
            throw new Refusal(Refusal.Reason.UNAVAILABLE, "The disk cannot be asked for its free space", e);
        } finally {
            lock.unlock();
        }
    }

    /** So many of the promised bytes were written, so that the disk counts them now, or will not be. */
    void settle(long bytes) {
        lock.lock();
        try {
            promised -= bytes;
        } finally {
            lock.unlock();
        }
    }
}
