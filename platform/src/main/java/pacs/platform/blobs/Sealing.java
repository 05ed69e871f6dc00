package pacs.platform.blobs;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Closes blobs for good: index, footer, sync, and the name under which they stay. */
final class Sealing {

    private static final Logger LOG = System.getLogger(Sealing.class.getName());

    private final VolumeDisk disk;
    private final OpenBlobs blobs;

    Sealing(VolumeDisk disk, OpenBlobs blobs) {
        this.disk = disk;
        this.blobs = blobs;
    }

    /** Seals what it can; what fails is tried again later, or set aside if its disk cannot be believed. */
    List<SealedBlob> seal(List<OpenBlob> leased) {
        List<SealedBlob> sealed = new ArrayList<>();
        for (OpenBlob blob : leased) {
            try {
                seal(blob).ifPresent(sealed::add);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "Blob " + blob.id() + " could not be sealed", e);
            }
        }
        return sealed;
    }

    /** Empty when the blob held nothing and is gone. */
    private Optional<SealedBlob> seal(OpenBlob blob) throws IOException {
        if (blob.records() == 0) {
            blob.file().close();
            disk.deleteOpen(blob.place());
            blobs.forget(blob);
            return Optional.empty();
        }
        long length = writeEnd(blob);
        try {
            disk.sync(blob);
        } catch (IOException e) {
            blobs.condemn(blob);
            throw e;
        }
        blob.file().close();
        disk.moveSealed(blob.place());
        blobs.forget(blob);
        return Optional.of(new SealedBlob(blob.owner(), blob.id(), blob.records(), length));
    }

    private long writeEnd(OpenBlob blob) throws IOException {
        try (BlobBytes source = disk.read(blob.place())) {
            return BlobEnd.write(blob, source);
        } catch (PieceCheckException e) {
            blobs.condemn(blob);
            throw e;
        } catch (IOException e) {
            takeBack(blob);
            throw e;
        }
    }

    private void takeBack(OpenBlob blob) {
        try {
            blob.file().truncate(blob.end());
            blobs.release(blob);
        } catch (IOException e) {
            blobs.condemn(blob);
        }
    }
}
