package pacs.archive.retrieve;

import java.io.IOException;
import java.io.InputStream;

/**
 * A frame of single bits that begins and ends inside of bytes, moved so that its first pixel is the lowest bit of the first
 * byte; bits behind its last pixel are zero (PS3.5 8.1.1).
 */
final class BitAligned extends InputStream {

    private final InputStream in;
    private final int offset;
    private long bits;
    private int current;

    /**
     * @param in from the byte with the frame's first bit to the one with its last
     * @param offset bits of the first byte that are not the frame's
     * @param bits of the frame
     */
    BitAligned(InputStream in, int offset, long bits) throws IOException {
        this.in = in;
        this.offset = offset;
        this.bits = bits;
        this.current = Math.max(0, in.read());
    }

    /** Bytes a frame takes when it has bytes of its own. */
    static long length(long bits) {
        return (bits + 7) / 8;
    }

    @Override
    public int read() throws IOException {
        if (bits <= 0) {
            return -1;
        }
        int next = Math.max(0, in.read());
        int value = (current >>> offset | next << (8 - offset)) & 0xFF;
        if (bits < 8) {
            value &= (1 << bits) - 1;
        }
        current = next;
        bits -= 8;
        return value;
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
