package pacs.platform.blobs;

import java.time.Instant;
import pacs.platform.blobs.VolumeLayout.Place;

/** A blob that takes records. Only the holder of its lease touches it; {@link OpenBlobs} hands the lease on. */
final class OpenBlob {

    private final BlobOwner owner;
    private final BlobId id;
    private final BlobFile file;
    private final Instant createdAt;
    private Instant writtenAt;
    private long end;
    private int records;
    private boolean full;
    private boolean nameDurable;

    OpenBlob(BlobOwner owner, BlobId id, BlobFile file, Instant createdAt) {
        this.owner = owner;
        this.id = id;
        this.file = file;
        this.createdAt = createdAt;
        this.writtenAt = createdAt;
    }

    /** Goes on behind records written by a process that is gone. */
    void resume(long endOfLast, int count) {
        end = endOfLast;
        records = count;
    }

    BlobOwner owner() {
        return owner;
    }

    BlobId id() {
        return id;
    }

    Place place() {
        return new Place(owner.institution(), id);
    }

    BlobFile file() {
        return file;
    }

    /** Where the next record begins. */
    long end() {
        return end;
    }

    int records() {
        return records;
    }

    boolean nameDurable() {
        return nameDurable;
    }

    void nameIsDurable() {
        nameDurable = true;
    }

    /** The record that begins at {@link #end} is durable. */
    void add(RecordHead head, Instant at, BlobRules rules) {
        end += head.recordLength();
        records++;
        writtenAt = at;
        full = end >= rules.sealAtBytes() || head.objectLength() > rules.ownFileBytes();
    }

    boolean isDue(Instant now, BlobRules rules) {
        return takesNoMore(now, rules) || !now.isBefore(writtenAt.plus(rules.sealIdle()));
    }

    boolean takesNoMore(Instant now, BlobRules rules) {
        return full || !now.isBefore(createdAt.plus(rules.sealAge()));
    }
}
