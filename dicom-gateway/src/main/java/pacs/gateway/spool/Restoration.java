package pacs.gateway.spool;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pacs.gateway.spool.BlobIndex.Forgotten;
import pacs.platform.blobs.BlobId;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.blobs.RecordReader;
import pacs.platform.blobs.RecoveredBlob;
import pacs.platform.blobs.RecoveredRecord;
import pacs.platform.receipts.ManifestLine;
import pacs.platform.tenancy.InstitutionId;

/** Brings blobs and index together after a start: what the index does not know is queued, what is gone is forgotten. */
final class Restoration {

    private static final System.Logger LOG = System.getLogger(Restoration.class.getName());

    private final BlobVolume volume;
    private final SpoolQueue queue;
    private final BlobIndex blobs;

    Restoration(BlobVolume volume, SpoolQueue queue, BlobIndex blobs) {
        this.volume = volume;
        this.queue = queue;
        this.blobs = blobs;
    }

    void restore() throws IOException {
        volume.recover(this::adopt);
        adoptSealed();
        forgetGone();
        blobs.requeue();
    }

    private void adopt(RecoveredBlob blob) {
        if (blob.damaged()) {
            LOG.log(
                    Level.ERROR,
                    "Blob {0} of the spool is damaged and set aside; {1} objects in it are whole and will be sent",
                    blob.blob(),
                    blob.records().size());
        }
        queue.add(objects(new SpoolBlob(blob.institution(), blob.blob()), blob.records()), Instant.now());
    }

    /** Blobs that were sealed without the index having noted it durably. */
    private void adoptSealed() throws IOException {
        Set<SpoolBlob> known = blobs.completed();
        for (Map.Entry<InstitutionId, Set<BlobId>> entry : volume.sealedBlobs().entrySet()) {
            for (BlobId id : entry.getValue()) {
                SpoolBlob blob = new SpoolBlob(entry.getKey(), id);
                if (!known.contains(blob)) {
                    adoptSealed(blob);
                }
            }
        }
    }

    private void adoptSealed(SpoolBlob blob) {
        try {
            List<RecoveredRecord> records = volume.records(blob.institution(), blob.blob());
            queue.add(objects(blob, records), Instant.now());
            blobs.complete(blob, records.size());
        } catch (IOException e) {
            LOG.log(
                    Level.ERROR,
                    "Blob " + blob.blob() + " of the spool cannot be listed; a person has to look at it",
                    e);
        }
    }

    private static List<SpooledInstance> objects(SpoolBlob blob, List<RecoveredRecord> records) {
        return records.stream()
                .map(found -> new SpooledInstance(
                        blob,
                        found.record().position(),
                        found.trailer().study(),
                        found.record().objectLength(),
                        new ManifestLine(
                                found.trailer().instance(),
                                found.record().objectLength() - found.trailer().dataSetOffset(),
                                found.trailer().dataSetDigest())))
                .toList();
    }

    private void forgetGone() throws IOException {
        Set<SpoolBlob> absent = blobs.mentioned();
        volume.sealedBlobs()
                .forEach((institution, ids) -> ids.forEach(id -> absent.remove(new SpoolBlob(institution, id))));
        for (SpoolBlob blob : absent) {
            if (isGone(blob)) {
                Forgotten forgotten = blobs.forget(blob);
                if (forgotten.unsent() > 0) {
                    LOG.log(
                            Level.ERROR,
                            "Blob {0} of the spool is gone, and with it {1} objects that were not in the centre",
                            blob.blob(),
                            forgotten.unsent());
                }
            }
        }
    }

    /** A blob that is not sealed may have been set aside, and is still read. */
    private boolean isGone(SpoolBlob blob) {
        try (RecordReader _ = volume.read(blob.institution(), blob.blob(), 0)) {
            return false;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            return false; // damaged, but there
        }
    }
}
