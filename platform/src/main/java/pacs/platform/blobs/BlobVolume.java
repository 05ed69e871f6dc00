package pacs.platform.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import pacs.platform.Refusal;
import pacs.platform.blobs.VolumeLayout.Place;
import pacs.platform.tenancy.InstitutionId;

/**
 * A folder of blobs, and the only way to it. Its life: open, {@link #recover} before anything else, then {@link #append} and
 * {@link #read} from any threads, {@link #sealIdle} every few seconds, close. Its format is {@code docs/blob-format.md}.
 */
public final class BlobVolume implements AutoCloseable {

    private static final int OPEN_FILES = 256;
    /** Of 1 MiB each. */
    private static final int LENT_BUFFERS = 32;

    private static final int PASSING_BUFFERS = 8;

    private final VolumeFolder folder;
    private final VolumeDisk disk;
    private final OpenBlobs blobs;
    private final Sealing sealing;
    private final BlobHandles handles;
    private final PieceBuffers buffers = new PieceBuffers(LENT_BUFFERS, PASSING_BUFFERS);
    private final List<Place> left;

    private BlobVolume(VolumeFolder folder, VolumeDisk disk) throws IOException {
        this.folder = folder;
        this.disk = disk;
        this.blobs = new OpenBlobs(disk);
        this.sealing = new Sealing(disk, blobs);
        this.handles = new BlobHandles(disk, OPEN_FILES);
        this.left = new ArrayList<>(disk.layout().openBlobs());
    }

    /**
     * Takes a folder, which is made if it is not there.
     *
     * @throws IOException when it cannot be used, or another process uses it
     */
    public static BlobVolume open(Path root, BlobRules rules) throws IOException {
        return open(root, rules, new LocalDisk(), InstantSource.system());
    }

    static BlobVolume open(Path root, BlobRules rules, Disk disk, InstantSource clock) throws IOException {
        Path absolute = root.toAbsolutePath();
        VolumeFolder folder = VolumeFolder.take(absolute, disk);
        try {
            return new BlobVolume(
                    folder,
                    new VolumeDisk(
                            disk, new VolumeLayout(absolute), new Space(disk, absolute, rules), new Syncs(), clock));
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Which disk this is: the same after every restart, wherever it is mounted. */
    public UUID id() {
        return folder.id();
    }

    /** Where it is mounted now. */
    public Path root() {
        return disk.layout().root();
    }

    /**
     * Finds the whole records of blobs that were open when the volume was last left, cuts off unfinished ones, and seals. A blob
     * stays open for the next start until its owner has returned from adopting; what the owner throws ends recovery. So a blob
     * may be offered twice, after a kill in between.
     *
     * @param adopt called for each such blob that holds anything, with records that are durable
     */
    public void recover(Consumer<RecoveredBlob> adopt) throws IOException {
        for (Place place : left) {
            recover(place, adopt);
        }
        left.clear();
    }

    /**
     * Begins a record. Nothing was written when this is refused.
     *
     * @param dataSetOffset bytes of preamble and file meta information before the data set
     * @param length of the object, where it is known: so much of the disk is kept for it, and a long one gets a blob of its own
     * @throws Refusal OUT_OF_SPACE when it would touch the reserve; UNAVAILABLE when the disk failed or the volume is closed
     */
    public RecordWriter append(BlobOwner owner, long dataSetOffset, OptionalLong length) {
        Room room = disk.roomFor(length);
        try {
            OpenBlob blob = blobs.lease(owner, length.orElse(0) > disk.rules().ownFileBytes());
            return new RecordWriter(blob, disk, blobs, dataSetOffset, room);
        } catch (IOException e) {
            room.close();
            throw disk.refusal(e);
        } catch (RuntimeException e) {
            room.close();
            throw e;
        }
    }

    /**
     * Opens a record for reading. The institution is part of the question: another one's blob is simply not there.
     *
     * @param position as the {@link StoredRecord} says
     * @throws PieceCheckException when no whole record begins there
     * @throws NoSuchFileException when the blob is not on this volume
     */
    public RecordReader read(InstitutionId institution, BlobId blob, long position) throws IOException {
        Place place = new Place(institution, blob);
        BlobBytes bytes = handles.open(place);
        try {
            RecordBytes record = RecordBytes.at(bytes, place, position)
                    .orElseThrow(() -> bytes.damaged(position, "no record begins here"));
            return new RecordReader(record, buffers);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** The names of the blobs that are sealed by now. */
    public Map<InstitutionId, Set<BlobId>> sealedBlobs() throws IOException {
        return disk.layout().sealedBlobs().stream()
                .collect(Collectors.groupingBy(
                        Place::institution, Collectors.mapping(Place::blob, Collectors.toUnmodifiableSet())));
    }

    /**
     * Everything a sealed blob holds, in its order, without reading the objects.
     *
     * @throws PieceCheckException when the blob's index is damaged; its records may still be whole
     */
    public List<RecoveredRecord> records(InstitutionId institution, BlobId blob) throws IOException {
        Place place = new Place(institution, blob);
        try (BlobBytes bytes = disk.read(place)) {
            return BlobContents.read(bytes, place);
        }
    }

    /**
     * Looks at every blob there is, changes nothing, and reads objects only where a blob has no index: of those that were
     * left open, or set aside because their disk failed. Blobs that are written to meanwhile may be missed.
     *
     * @param seen called for each, with its whole records in their order
     */
    public void look(Consumer<RecoveredBlob> seen) throws IOException {
        disk.layout().eachSealedBlob(place -> seen.accept(look(place)));
        List<Place> unsealed = new ArrayList<>(disk.layout().openBlobs());
        unsealed.addAll(disk.layout().blobsAside());
        for (Place place : unsealed) {
            seen.accept(walk(place));
        }
    }

    /** Whether a blob of that name is there, sealed or not. */
    public boolean holds(InstitutionId institution, BlobId blob) {
        return disk.isAnywhere(new Place(institution, blob));
    }

    /** Whether its disk failed or lied: what nobody answered for there may never have become durable, whole as it looks. */
    public boolean isAside(InstitutionId institution, BlobId blob) {
        return Files.exists(disk.layout().aside(new Place(institution, blob)));
    }

    /** How long the sealed blob of that name is; empty when there is none. */
    public OptionalLong sealedLength(InstitutionId institution, BlobId blob) throws IOException {
        try {
            return OptionalLong.of(Files.size(disk.layout().sealed(new Place(institution, blob))));
        } catch (NoSuchFileException _) {
            return OptionalLong.empty();
        }
    }

    /**
     * The bytes of a sealed blob from its first to its last, unchecked: for copies.
     *
     * @throws NoSuchFileException when there is no sealed blob of that name
     */
    public InputStream sealedBytes(InstitutionId institution, BlobId blob) throws IOException {
        return Files.newInputStream(disk.layout().sealed(new Place(institution, blob)));
    }

    /** Seals the blobs that are full, old or idle; to be called every few seconds. */
    public List<SealedBlob> sealIdle() {
        return sealing.seal(blobs.leaseDue(disk.now()));
    }

    /**
     * Deletes a blob that takes no records any more, sealed or set aside, whose objects its owner has in another place. Those
     * who read it read on.
     *
     * @throws NoSuchFileException when there is none of that name
     */
    public void delete(InstitutionId institution, BlobId blob) throws IOException {
        Place place = new Place(institution, blob);
        if (isAside(institution, blob)) {
            disk.deleteAside(place);
        } else {
            disk.deleteSealed(place);
        }
        handles.retire(place);
    }

    /** Bytes that may be stored before objects are refused; 0 when they are by now. */
    public long freeBytes() throws IOException {
        return disk.freeBytes();
    }

    /** Whether the disk is believed: false after two failed syncs, until a restart. */
    public boolean isTrusted() {
        return disk.syncs().trusted();
    }

    /** Seals what is free and leaves the volume. Records still being written are lost to their senders, who were not answered. */
    @Override
    public void close() throws IOException {
        try (folder;
                handles;
                Syncs _ = disk.syncs()) {
            sealing.seal(blobs.close());
        }
    }

    /** By its index, or where that is damaged by its records. */
    private RecoveredBlob look(Place place) throws IOException {
        try (BlobBytes bytes = disk.read(place)) {
            return new RecoveredBlob(place.institution(), place.blob(), BlobContents.read(bytes, place), false);
        } catch (PieceCheckException _) {
            return walk(place);
        }
    }

    private RecoveredBlob walk(Place place) throws IOException {
        try (BlobBytes bytes = disk.read(place)) {
            BlobRecovery.Found found = BlobRecovery.read(bytes, place);
            return new RecoveredBlob(place.institution(), place.blob(), found.records(), found.damaged());
        }
    }

    private void recover(Place place, Consumer<RecoveredBlob> adopt) throws IOException {
        BlobRecovery.Found found;
        try (BlobBytes bytes = disk.read(place)) {
            found = BlobRecovery.read(bytes, place);
        }
        if (found.damaged()) {
            disk.syncLeft(place);
            adopt.accept(new RecoveredBlob(place.institution(), place.blob(), found.records(), true));
            disk.moveAside(place); // last: nobody adopts from there
        } else if (found.records().isEmpty()) {
            disk.deleteOpen(place);
        } else {
            takeIn(place, found, adopt);
        }
    }

    private void takeIn(Place place, BlobRecovery.Found found, Consumer<RecoveredBlob> adopt) throws IOException {
        BlobOwner owner = new BlobOwner(
                place.institution(), found.records().getFirst().trailer().study());
        OpenBlob blob = disk.resume(owner, place, found.end(), found.records().size());
        blobs.enter(blob);
        try {
            disk.sync(blob);
        } catch (IOException e) {
            blobs.condemn(blob);
            throw e;
        }
        adopt.accept(new RecoveredBlob(place.institution(), place.blob(), found.records(), false));
        sealing.seal(List.of(blob));
    }
}
