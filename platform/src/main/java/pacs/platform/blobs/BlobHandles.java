package pacs.platform.blobs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import pacs.platform.blobs.VolumeLayout.Place;

/** The files of the blobs read lately, kept open: finding and opening one costs more than reading a frame of it. */
final class BlobHandles implements AutoCloseable {

    private final VolumeDisk disk;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedMap<Place, BlobHandle> handles = new LinkedHashMap<>(16, 0.75f, true);

    /** @param most files kept open, beside those in use */
    BlobHandles(VolumeDisk disk, int most) {
        this.disk = disk;
        this.most = most;
    }

    /** For one reader, who closes it. A file that somebody took away is gone, although it could still be read here. */
    BlobBytes open(Place place) throws IOException {
        if (!disk.isAnywhere(place)) {
            retire(place);
        }
        Optional<BlobHandle> known = known(place);
        BlobHandle handle = known.isPresent() ? known.get() : opened(place);
        return new BlobBytes(place.blob().toString(), handle, () -> disk.channel(place));
    }

    /** To be told when a blob goes: its bytes are read by those that already do, and by nobody else. */
    void retire(Place place) throws IOException {
        lock.lock();
        try {
            BlobHandle handle = handles.remove(place);
            if (handle != null) {
                handle.retire();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            for (BlobHandle handle : handles.values()) {
                handle.retire();
            }
            handles.clear();
        } finally {
            lock.unlock();
        }
    }

    private BlobHandle opened(Place place) throws IOException {
        BlobHandle handle = new BlobHandle(disk.channel(place));
        keep(place, handle);
        return handle;
    }

    private Optional<BlobHandle> known(Place place) {
        lock.lock();
        try {
            return Optional.ofNullable(handles.get(place)).filter(BlobHandle::take);
        } finally {
            lock.unlock();
        }
    }

    /** Two readers may open a blob at once: the later handle stays. */
    private void keep(Place place, BlobHandle handle) throws IOException {
        lock.lock();
        try {
            BlobHandle before = handles.put(place, handle);
            if (before != null) {
                before.retire();
            }
            if (handles.size() > most) {
                Map.Entry<Place, BlobHandle> eldest = handles.pollFirstEntry();
                eldest.getValue().retire();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How a reader gets the file again that another one's interrupt has closed. */
    @FunctionalInterface
    interface Opening {
        FileChannel open() throws IOException;
    }
}
