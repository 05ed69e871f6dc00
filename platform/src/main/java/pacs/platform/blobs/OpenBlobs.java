package pacs.platform.blobs;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import pacs.platform.Refusal;

/**
 * The blobs that take records, and who writes to them. A writer leases a free blob of its owner, or a new one; so a console
 * that opens an association per image fills one blob, and eight at once fill eight.
 */
final class OpenBlobs {

    private static final Logger LOG = System.getLogger(OpenBlobs.class.getName());

    private final VolumeDisk disk;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<BlobOwner, Deque<OpenBlob>> free = new HashMap<>();
    private final Set<OpenBlob> leased = new HashSet<>();
    private final List<OpenBlob> full = new ArrayList<>();
    private boolean closed;

    OpenBlobs(VolumeDisk disk) {
        this.disk = disk;
    }

    /** @param alone for an object that gets a blob of its own */
    OpenBlob lease(BlobOwner owner, boolean alone) throws IOException {
        Optional<OpenBlob> waiting = alone ? Optional.empty() : leaseFree(owner);
        while (waiting.isPresent() && !disk.isThere(waiting.get().place())) {
            leave(waiting.get());
            waiting = leaseFree(owner);
        }
        if (waiting.isPresent()) {
            return waiting.get();
        }
        OpenBlob created = disk.create(owner);
        enter(created);
        return created;
    }

    /** Somebody has removed its file: what is written there from now on, nobody would find again. */
    private void leave(OpenBlob blob) throws IOException {
        LOG.log(Level.ERROR, "The file of open blob {0} is gone, and with it {1} records", blob.id(), blob.records());
        lock.lock();
        try {
            leased.remove(blob);
        } finally {
            lock.unlock();
        }
        blob.file().close();
    }

    /** Takes in a blob that is new here, leased to the caller. */
    void enter(OpenBlob blob) throws IOException {
        lock.lock();
        try {
            if (closed) {
                blob.file().close();
                throw new Refusal(Refusal.Reason.UNAVAILABLE, "The service is stopping; the object was not stored");
            }
            leased.add(blob);
        } finally {
            lock.unlock();
        }
    }

    /** Gives a blob back, for the next writer or for sealing. */
    void release(OpenBlob blob) {
        Instant now = disk.now();
        lock.lock();
        try {
            if (!leased.remove(blob)) {
                return;
            }
            if (blob.takesNoMore(now, disk.rules())) {
                full.add(blob);
            } else {
                free.computeIfAbsent(blob.owner(), _ -> new ArrayDeque<>()).push(blob);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes a blob out of use for good, because its disk failed. What it holds stays readable. */
    void condemn(OpenBlob blob) {
        lock.lock();
        try {
            leased.remove(blob);
        } finally {
            lock.unlock();
        }
        try {
            blob.file().close();
            disk.moveAside(blob.place());
        } catch (IOException e) {
            LOG.log(Level.ERROR, "Blob " + blob.id() + " could not be set aside after its disk failed", e);
        }
    }

    /** Has done with a blob that was sealed or is gone. */
    void forget(OpenBlob blob) {
        lock.lock();
        try {
            leased.remove(blob);
        } finally {
            lock.unlock();
        }
    }

    /** How many blobs are being written to, or about to be sealed. */
    int leased() {
        lock.lock();
        try {
            return leased.size();
        } finally {
            lock.unlock();
        }
    }

    /** Leases every free blob that it is time to seal. */
    List<OpenBlob> leaseDue(Instant now) {
        return leaseAll(blob -> blob.isDue(now, disk.rules()));
    }

    /** Takes nothing more; leases the free blobs and takes their files from those that still write. */
    List<OpenBlob> close() throws IOException {
        lock.lock();
        try {
            closed = true;
            for (OpenBlob blob : leased) {
                blob.file().close();
            }
            leased.clear();
        } finally {
            lock.unlock();
        }
        return leaseAll(_ -> true);
    }

    private Optional<OpenBlob> leaseFree(BlobOwner owner) {
        Instant now = disk.now();
        lock.lock();
        try {
            Deque<OpenBlob> blobs = free.getOrDefault(owner, new ArrayDeque<>());
            Optional<OpenBlob> found = blobs.stream()
                    .filter(blob -> !blob.takesNoMore(now, disk.rules()))
                    .findFirst();
            found.ifPresent(blob -> {
                blobs.remove(blob);
                leased.add(blob);
            });
            return found;
        } finally {
            lock.unlock();
        }
    }

    private List<OpenBlob> leaseAll(Predicate<OpenBlob> wanted) {
        lock.lock();
        try {
            List<OpenBlob> taken = new ArrayList<>(full);
            full.clear();
            for (Iterator<Deque<OpenBlob>> owners = free.values().iterator(); owners.hasNext(); ) {
                Deque<OpenBlob> blobs = owners.next();
                for (OpenBlob blob : List.copyOf(blobs)) {
                    if (wanted.test(blob)) {
                        blobs.remove(blob);
                        taken.add(blob);
                    }
                }
                if (blobs.isEmpty()) {
                    owners.remove();
                }
            }
            leased.addAll(taken);
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
