package pacs.dicom.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream that knows its place and lets a reader look ahead. Numbers come in the byte order asked for. */
final class Source {

    private static final int BUFFER = 32 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;
    private long bufferStart;

    /** @param offset place of the stream's first byte in the object */
    Source(InputStream in, long offset) {
        this.in = in;
        this.bufferStart = offset;
    }

    /** Place of the next byte in the object. */
    long offset() {
        return bufferStart + at;
    }

    /** Whether this many bytes are still to come. */
    boolean has(int count) throws IOException {
        while (filled - at < count) {
            if (at + count > BUFFER) {
                System.arraycopy(buffer, at, buffer, 0, filled - at);
                bufferStart += at;
                filled -= at;
                at = 0;
            }
            int read = in.read(buffer, filled, BUFFER - filled);
            if (read < 0) {
                return false;
            }
            filled += read;
        }
        return true;
    }

    /** A byte ahead, after {@link #has} has said it is there. */
    int ahead(int distance) {
        return buffer[at + distance] & 0xFF;
    }

    int u16Ahead(int distance, boolean bigEndian) {
        int first = ahead(distance);
        int second = ahead(distance + 1);
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    long u32Ahead(int distance, boolean bigEndian) {
        long first = u16Ahead(distance, bigEndian);
        long second = u16Ahead(distance + 2, bigEndian);
        return bigEndian ? first << 16 | second : second << 16 | first;
    }

    int tagAhead(boolean bigEndian) {
        return u16Ahead(0, bigEndian) << 16 | u16Ahead(2, bigEndian);
    }

    /** Passes over bytes that {@link #has} has seen. */
    void advance(int count) {
        at += count;
    }

    /** Is told of bytes before memory is taken for them. */
    @FunctionalInterface
    interface Cost {
        void pay(long bytes) throws IOException;
    }

    /** Reads up to {@code length} bytes: fewer only when the stream ends. Memory grows with what comes, not with what was promised. */
    byte[] read(long length, Cost cost) throws IOException {
        byte[] value = new byte[(int) Math.min(length, BUFFER)];
        int done = 0;
        while (done < length && has(1)) {
            if (done == value.length) {
                value = Arrays.copyOf(value, (int) Math.min(length, value.length * 4L));
            }
            int now = Math.min(filled - at, value.length - done);
            cost.pay(now);
            System.arraycopy(buffer, at, value, done, now);
            at += now;
            done += now;
        }
        return done == value.length ? value : Arrays.copyOf(value, done);
    }

    /** Passes over bytes; returns how many there were, fewer only when the stream ends. */
    long skip(long length) throws IOException {
        long done = 0;
        while (done < length && has(1)) {
            int now = (int) Math.min(filled - at, length - done);
            at += now;
            done += now;
        }
        return done;
    }

    /** What was looked at but not taken, and then the rest of the stream. */
    InputStream remaining() {
        return new Remaining();
    }

    private final class Remaining extends InputStream {

        @Override
        public int read() throws IOException {
            if (!has(1)) {
                return -1;
            }
            return buffer[at++] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!has(1)) {
                return -1;
            }
            int now = Math.min(filled - at, length);
            System.arraycopy(buffer, at, target, offset, now);
            at += now;
            return now;
        }
    }
}
