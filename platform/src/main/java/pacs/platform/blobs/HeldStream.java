package pacs.platform.blobs;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import pacs.dicom.io.DicomFormatException;
import pacs.platform.Refusal;

/**
 * A stream whose bytes go into a blob as they are read. Until it is known which blob, they are held in memory; whoever
 * does not come to the point is cut off. The memory is counted in units of 64 KiB, which all streams of a service share.
 */
public final class HeldStream extends FilterInputStream {

    private static final int UNIT = 64 << 10;
    private static final int MOST_UNITS = 64;

    private final Semaphore units;
    private ByteArrayOutputStream held = new ByteArrayOutputStream();
    private OutputStream target = held;
    private int taken;

    /**
     * Holds from the beginning.
     *
     * @param head bytes of the object that lie before those of the stream
     * @param units of memory, shared with all streams that hold something; the first unit of each is free
     */
    public HeldStream(byte[] head, Semaphore units, InputStream in) {
        super(in);
        this.units = units;
        held.writeBytes(head);
    }

    /** Writes what was held, and from now on everything, to its place. */
    public void flowInto(OutputStream blob) throws IOException {
        held.writeTo(blob);
        target = blob;
        close();
    }

    /** Gives back the memory; what the bytes come from stays open. */
    @Override
    public void close() {
        held = new ByteArrayOutputStream(0);
        units.release(taken);
        taken = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count <= 0) {
            return count;
        }
        target.write(buffer, offset, count);
        requireUnits(held.size() / UNIT);
        return count;
    }

    private void requireUnits(int needed) throws IOException {
        if (needed > MOST_UNITS) {
            throw new DicomFormatException("The Study Instance UID does not come early enough", held.size());
        }
        while (taken < needed) {
            if (!units.tryAcquire()) {
                throw new Refusal(Refusal.Reason.UNAVAILABLE, "Too many objects come at once; send it again later");
            }
            taken++;
        }
    }

    /** Bytes passed over are bytes of the object, too. */
    @Override
    public long skip(long count) throws IOException {
        byte[] buffer = new byte[(int) Math.min(Math.max(count, 1), 8192)];
        return Math.max(read(buffer, 0, buffer.length), 0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
