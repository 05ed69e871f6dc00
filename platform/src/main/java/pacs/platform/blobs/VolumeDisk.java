package pacs.platform.blobs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import pacs.platform.Refusal;
import pacs.platform.blobs.VolumeLayout.Place;

/** What can be done with the files of one volume, and what is said when it cannot. */
record VolumeDisk(Disk disk, VolumeLayout layout, Space space, Syncs syncs, InstantSource clock) {

    BlobRules rules() {
        return space.rules();
    }

    Instant now() {
        return clock.instant();
    }

    /** Whether an open blob still has its name, and not only its file. */
    boolean isThere(Place place) {
        return Files.exists(layout.open(place));
    }

    /** Bytes left above the reserve and what is promised. */
    long freeBytes() throws IOException {
        return space.freeBytes();
    }

    /** @throws Refusal OUT_OF_SPACE when the object would touch the reserve; UNAVAILABLE when syncs keep failing */
    Room roomFor(OptionalLong length) {
        if (!syncs.trusted()) {
            throw new Refusal(
                    Refusal.Reason.UNAVAILABLE,
                    "The disk failed to keep what was written; nothing more is accepted until it was seen to");
        }
        return space.roomFor(length);
    }

    /** What to answer after a failed write: a full disk shows itself by its free space, not by a message in some language. */
    Refusal refusal(IOException failure) {
        try {
            if (freeBytes() == 0) {
                return new Refusal(Refusal.Reason.OUT_OF_SPACE, "The disk is full; the object was not stored", failure);
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return new Refusal(
                Refusal.Reason.UNAVAILABLE,
                "The disk failed; the object was not stored and may be sent again",
                failure);
    }

    OpenBlob create(BlobOwner owner) throws IOException {
        Place place = new Place(owner.institution(), BlobId.random());
        Path file = layout.open(place);
        syncs.run(() -> disk.makeFolder(folderOf(file)));
        return new OpenBlob(owner, place.blob(), disk.create(file), now());
    }

    /** Goes on with an open blob of a process that is gone, cut to its whole records. */
    OpenBlob resume(BlobOwner owner, Place place, long end, int records) throws IOException {
        OpenBlob blob = new OpenBlob(owner, place.blob(), disk.open(layout.open(place)), now());
        blob.resume(end, records);
        blob.file().truncate(end);
        return blob;
    }

    /** Returns when all that was written to a blob is durable, its name included. */
    void sync(OpenBlob blob) throws IOException {
        syncs.sync(() -> {
            blob.file().force();
            if (!blob.nameDurable()) {
                disk.syncFolder(folderOf(layout.open(blob.place())));
                blob.nameIsDurable();
            }
        });
    }

    BlobBytes read(Place place) throws IOException {
        return BlobBytes.alone(place.blob().toString(), () -> channel(place));
    }

    /** Under any of its names; one may be taken for another between two looks, hence the first once more. */
    boolean isAnywhere(Place place) {
        return Files.exists(layout.sealed(place))
                || Files.exists(layout.open(place))
                || Files.exists(layout.aside(place))
                || Files.exists(layout.sealed(place));
    }

    /** A blob may be sealed or set aside between two looks, and then stays where it is. */
    FileChannel channel(Place place) throws IOException {
        for (Path file : List.of(layout.sealed(place), layout.open(place), layout.aside(place))) {
            try {
                return FileChannel.open(file, StandardOpenOption.READ);
            } catch (NoSuchFileException _) {
                // it may have another name by now
            }
        }
        return FileChannel.open(layout.sealed(place), StandardOpenOption.READ);
    }

    /** Only for a blob nobody holds open here: makes what a gone process wrote durable. */
    void syncLeft(Place place) throws IOException {
        try (BlobFile file = disk.open(layout.open(place))) {
            syncs.sync(file::force);
        }
    }

    /** For a blob whose disk failed: never synced again, so that a restart does not take its last bytes for durable. */
    void moveAside(Place place) throws IOException {
        syncs.run(() -> disk.move(layout.open(place), layout.aside(place)));
    }

    void moveSealed(Place place) throws IOException {
        syncs.run(() -> disk.move(layout.open(place), layout.sealed(place)));
    }

    void deleteOpen(Place place) throws IOException {
        syncs.run(() -> disk.delete(layout.open(place)));
    }

    void deleteAside(Place place) throws IOException {
        syncs.run(() -> disk.delete(layout.aside(place)));
    }

    void deleteSealed(Place place) throws IOException {
        syncs.run(() -> disk.delete(layout.sealed(place)));
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent(), "blobs lie in folders");
    }
}
