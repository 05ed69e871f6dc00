package pacs.platform.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/** A run of an object's bytes, a piece at a time: each is read, checked, and only then handed out. */
final class CheckedRange extends InputStream {

    private final StoredPieces pieces;
    private long next;
    private final long end;
    private byte[] buffer = new byte[0];
    private int position;
    private int limit;

    CheckedRange(StoredPieces pieces, long offset, long length) {
        this.pieces = pieces;
        this.next = offset;
        this.end = offset + length;
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer[position++] & 0xFF : -1;
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
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, into, offset, count);
        position += count;
        return count;
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        long count = 0;
        while (fill()) {
            out.write(buffer, position, limit - position);
            count += limit - position;
            position = limit;
        }
        return count;
    }

    @Override
    public int available() {
        return limit - position;
    }

    private boolean fill() throws IOException {
        if (position < limit) {
            return true;
        }
        if (next == end) {
            return false;
        }
        if (buffer.length == 0) {
            buffer = new byte[pieces.size()];
        }
        int index = Math.toIntExact(next / pieces.size());
        long start = (long) index * pieces.size();
        int length = pieces.read(index, buffer);
        position = (int) (next - start);
        limit = (int) Math.min(length, end - start);
        next = start + limit;
        return true;
    }
}
