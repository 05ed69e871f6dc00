package pacs.gateway.spool;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import pacs.gateway.spool.BlobIndex.Forgotten;
import pacs.platform.Refusal;
import pacs.platform.blobs.BlobOwner;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.blobs.RecordReader;
import pacs.platform.blobs.SealedBlob;

/**
 * The gateway's own disk: objects lie in blobs, as in the archive; the index beside them says what became of each and can
 * be made again from the blobs. What was taken stays until the archive has signed for a second copy of it; where it keeps
 * none, until it has signed again after the grace time.
 */
public final class Spool implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Spool.class.getName());

    private final SpoolSettings settings;
    private final BlobVolume volume;
    private final SpoolDatabase database;
    private final SpoolQueue queue;
    private final BlobIndex blobs;
    private final Fullness fullness;
    private final List<SealedBlob> sealed = new ArrayList<>();

    private Spool(SpoolSettings settings, BlobVolume volume, SpoolDatabase database) throws IOException {
        this.settings = settings;
        this.volume = volume;
        this.database = database;
        this.queue = new SpoolQueue(database);
        this.blobs = new BlobIndex(database);
        new Restoration(volume, queue, blobs).restore();
        this.fullness = new Fullness(volume, settings.capacity(), blobs.bytes());
    }

    /**
     * Takes a folder, which is made if it is not there, with all that an earlier process left in it.
     *
     * @throws IOException when it cannot be used, or another process uses it
     */
    public static Spool open(Path folder, SpoolSettings settings) throws IOException {
        BlobVolume volume = BlobVolume.open(folder.resolve("blobs"), settings.rules());
        try {
            SpoolDatabase database = SpoolDatabase.open(folder.resolve("index.db"));
            try {
                return new Spool(settings, volume, database);
            } catch (IOException | RuntimeException e) {
                database.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            volume.close();
            throw e;
        }
    }

    /** Where a few words outlive a restart. */
    public Memory memory() {
        return new Memory(database);
    }

    /** What is to be sent. */
    public SpoolQueue queue() {
        return queue;
    }

    /** What the archive is asked about and what it has signed for, study by study. */
    public Studies studies() {
        return new Studies(database, queue);
    }

    /**
     * Begins to take an object.
     *
     * @param dataSetOffset bytes of preamble and file meta information before the data set
     * @throws Refusal OUT_OF_SPACE when the spool is full, UNAVAILABLE when its disk failed
     */
    public Arrival receive(BlobOwner owner, long dataSetOffset) throws IOException {
        fullness.requireRoom();
        return new Arrival(
                owner.institution(),
                volume.append(owner, dataSetOffset, OptionalLong.empty()),
                dataSetOffset,
                queue,
                fullness);
    }

    /** Opens an object; every byte of it is checked as it is read. */
    public RecordReader read(SpooledInstance object) throws IOException {
        return volume.read(object.blob().institution(), object.blob().blob(), object.position());
    }

    /** Seals, frees and watches; to be called every few seconds. */
    void tend() throws IOException {
        sealed.addAll(volume.sealIdle());
        sealed.removeIf(blob -> blobs.complete(new SpoolBlob(blob.owner().institution(), blob.blob()), blob.records()));
        for (SpoolBlob blob : blobs.signedFor(settings.grace())) {
            free(blob);
        }
        fullness.watch();
    }

    /** Leaves the folder; objects that are being received are lost to their senders, who have had no answer. */
    @Override
    public void close() throws IOException {
        try (database;
                volume) {
            LOG.log(Level.DEBUG, "The spool closes with {0}", queue.census());
        }
    }

    private void free(SpoolBlob blob) throws IOException {
        try {
            volume.delete(blob.institution(), blob.blob());
        } catch (NoSuchFileException e) {
            LOG.log(Level.WARNING, "Blob {0} was to be freed and is gone already", blob.blob());
        }
        Forgotten forgotten = blobs.forget(blob);
        fullness.freed(forgotten.bytes());
    }
}
