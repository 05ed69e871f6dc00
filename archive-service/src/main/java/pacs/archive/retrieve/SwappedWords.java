package pacs.archive.retrieve;

import java.io.IOException;
import java.io.InputStream;

/** Words of 16 bits in big endian, read as little endian (PS3.5 7.3). */
final class SwappedWords extends InputStream {

    private final InputStream in;
    private int high = -1;

    /** @param in an even number of bytes */
    SwappedWords(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        if (high >= 0) {
            int next = high;
            high = -1;
            return next;
        }
        int first = in.read();
        if (first < 0) {
            return -1;
        }
        high = first;
        return in.read();
    }

    @Override
    public int read(byte[] into, int start, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int value = read();
            if (value < 0) {
                break;
            }
            into[start + count++] = (byte) value;
        }
        return count == 0 && length > 0 ? -1 : count;
    }
}
