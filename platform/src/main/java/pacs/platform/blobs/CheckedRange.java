package pacs.platform.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;

/** A run of an object's bytes, a piece at a time: each is read, checked, and only then handed out. */
final class CheckedRange extends InputStream {

    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    private final StoredPieces pieces;
    private final PieceBuffers buffers;
    private long next;
    private final long end;
    private ByteBuffer buffer = EMPTY;

    CheckedRange(StoredPieces pieces, PieceBuffers buffers, long offset, long length) {
        this.pieces = pieces;
        this.buffers = buffers;
        this.next = offset;
        this.end = offset + length;
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(into, offset, count);
        return count;
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        long count = 0;
        if (out instanceof PieceOutput taker && pieces.size() <= PieceBuffers.LENGTH) {
            count += drain(out);
            while (next < end) {
                count += hand(taker);
            }
            return count;
        }
        while (fill()) {
            count += drain(out);
        }
        return count;
    }

    @Override
    public int available() {
        return buffer.remaining();
    }

    /** Writes what was read already. */
    private int drain(OutputStream out) throws IOException {
        int count = buffer.remaining();
        if (count > 0) {
            out.write(buffer.array(), buffer.arrayOffset() + buffer.position(), count);
            buffer.position(buffer.limit());
        }
        return count;
    }

    /** As many pieces as fit, in memory that is lent to them; one that is copied, to a client that is slow or when none is left. */
    private int hand(PieceOutput taker) throws IOException {
        Optional<CheckedBytes> lent = taker.isQuick() ? buffers.lend() : Optional.empty();
        if (lent.isEmpty()) {
            taker.makeRoom();
            return copy(taker);
        }
        CheckedBytes run = lent.get();
        try {
            read(PieceBuffers.LENGTH / pieces.size(), run.bytes());
        } catch (IOException | RuntimeException e) {
            run.close();
            throw e;
        }
        int count = run.bytes().remaining();
        taker.write(run);
        return count;
    }

    private int copy(PieceOutput taker) throws IOException {
        try (CheckedBytes piece = buffers.take()) {
            read(1, piece.bytes());
            int count = piece.bytes().remaining();
            taker.copy(piece.bytes());
            return count;
        }
    }

    private boolean fill() throws IOException {
        if (buffer.hasRemaining()) {
            return true;
        }
        if (next == end) {
            return false;
        }
        if (buffer.capacity() == 0) {
            buffer = ByteBuffer.allocate(pieces.length(indexOf(next), 1));
        }
        read(1, buffer.clear());
        return true;
    }

    /** Reads the next pieces, not more than that, and leaves what belongs to the range. */
    private void read(int most, ByteBuffer into) throws IOException {
        int first = indexOf(next);
        int count = Math.min(most, indexOf(end - 1) - first + 1);
        long start = (long) first * pieces.size();
        pieces.read(first, count, into);
        into.position((int) (next - start)).limit((int) Math.min(into.limit(), end - start));
        next = start + into.limit();
    }

    private int indexOf(long offset) {
        return Math.toIntExact(offset / pieces.size());
    }
}
