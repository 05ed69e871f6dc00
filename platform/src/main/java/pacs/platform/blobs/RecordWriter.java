package pacs.platform.blobs;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import pacs.platform.Refusal;

/**
 * One object on its way to the disk: its bytes stream through {@link #out}, then {@link #finish} makes it durable or says why
 * not. Closing without having finished leaves nothing behind. Used by one thread at a time; memory does not grow with the
 * object. Every failure of the disk is a {@link Refusal}: OUT_OF_SPACE or UNAVAILABLE.
 */
public final class RecordWriter implements Closeable {

    private final OpenBlob blob;
    private final VolumeDisk disk;
    private final OpenBlobs blobs;
    private final long dataSetOffset;
    private final Room room;
    private final ObjectSums sums;
    private final byte[] piece = new byte[ObjectSums.PIECE];
    private int filled;
    private boolean ended;

    RecordWriter(OpenBlob blob, VolumeDisk disk, OpenBlobs blobs, long dataSetOffset, Room room) {
        this.blob = blob;
        this.disk = disk;
        this.blobs = blobs;
        this.dataSetOffset = dataSetOffset;
        this.room = room;
        this.sums = new ObjectSums(dataSetOffset);
    }

    /** Takes the object's bytes as they were received. Closing it does nothing. */
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int value) {
                append(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                Objects.checkFromIndexSize(offset, length, bytes.length);
                append(bytes, offset, length);
            }
        };
    }

    /**
     * Of the data set alone, as far as it was written: when all of it was, a repeated object is known by it before anything
     * is made durable.
     */
    public Sha256 dataSetDigest() {
        requireNotEnded();
        return sums.dataSetDigest(piece, filled);
    }

    /**
     * Completes the record and returns when it is durable.
     *
     * @throws IllegalArgumentException when the object is of another study, or ends before its data set begins
     */
    public StoredRecord finish(TrailerContent content) {
        requireNotEnded();
        requireFits(content);
        RecordHead head;
        Trailer trailer;
        try {
            writePiece(piece, 0, filled);
            ObjectSums.Digests digests = sums.digests();
            EncodedTrailer encoded = EncodedTrailer.of(content, sums, digests.dataSet(), dataSetOffset);
            trailer = encoded.trailer();
            head = complete(encoded, digests.object());
        } catch (IOException e) {
            discard();
            throw disk.refusal(e);
        }
        ended = true;
        room.close();
        long position = blob.end();
        try {
            disk.sync(blob);
        } catch (IOException e) {
            blobs.condemn(blob);
            throw disk.refusal(e);
        }
        blob.add(head, disk.now(), disk.rules());
        blobs.release(blob);
        return head.at(position, trailer);
    }

    /** Cuts off what was written. */
    public void discard() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            blob.file().truncate(blob.end());
            blobs.release(blob);
        } catch (IOException e) {
            blobs.condemn(blob);
        } finally {
            room.close();
        }
    }

    /** Discards unless finished. */
    @Override
    public void close() {
        discard();
    }

    private void append(byte[] bytes, int offset, int length) {
        requireNotEnded();
        int from = offset;
        int left = length;
        while (left > 0) {
            int count = Math.min(left, piece.length - filled);
            if (count == piece.length) {
                writeWhole(bytes, from);
            } else {
                System.arraycopy(bytes, from, piece, filled, count);
                filled += count;
                if (filled == piece.length) {
                    filled = 0;
                    writeWhole(piece, 0);
                }
            }
            from += count;
            left -= count;
        }
    }

    private void writeWhole(byte[] bytes, int offset) {
        try {
            writePiece(bytes, offset, piece.length);
        } catch (IOException e) {
            discard();
            throw disk.refusal(e);
        }
        room.reached(sums.length());
    }

    private void writePiece(byte[] bytes, int offset, int count) throws IOException {
        if (count > 0) {
            blob.file().write(objectEnd(), bytes, offset, count);
            sums.piece(bytes, offset, count);
        }
    }

    /** The head last: while it is zeros, a crash leaves an unfinished record and not a wrong one. */
    private RecordHead complete(EncodedTrailer trailer, Sha256 objectDigest) throws IOException {
        int trailerLength = trailer.writeTo(blob.file(), objectEnd());
        RecordHead head = new RecordHead(blob.place(), blob.records(), sums.length(), trailerLength, objectDigest);
        blob.file().write(blob.end(), head.encode(), 0, RecordHead.LENGTH);
        return head;
    }

    private long objectEnd() {
        return blob.end() + RecordHead.LENGTH + sums.length();
    }

    private void requireFits(TrailerContent content) {
        if (!content.study().equals(blob.owner().study())) {
            throw new IllegalArgumentException("An object of study " + content.study() + " in a blob of another");
        }
        if (sums.length() + filled < dataSetOffset) {
            throw new IllegalArgumentException("The object ends before its data set begins");
        }
    }

    private void requireNotEnded() {
        if (ended) {
            throw new IllegalStateException("This record is finished or discarded");
        }
    }
}
