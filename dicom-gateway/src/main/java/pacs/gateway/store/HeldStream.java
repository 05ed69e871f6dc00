package pacs.gateway.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import pacs.dicom.io.DicomFormatException;

/**
 * A data set whose bytes go into the spool as they are read. Until it is known of which study they are, they are held;
 * whoever does not come to the point is cut off.
 */
final class HeldStream extends InputStream {

    private static final int MOST_HELD = 1 << 20;

    private final InputStream in;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private OutputStream target = held;

    HeldStream(InputStream in) {
        this.in = in;
    }

    /** Writes what was held, and from now on everything, to its place. */
    void flowInto(OutputStream out) throws IOException {
        held.writeTo(out);
        held.reset();
        target = out;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count > 0) {
            target.write(buffer, offset, count);
        }
        if (held.size() > MOST_HELD) {
            throw new DicomFormatException("The Study Instance UID does not come early enough", held.size());
        }
        return count;
    }
}
