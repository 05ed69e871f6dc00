package pacs.dicom.codec;

import java.nio.ByteBuffer;
import java.util.Optional;

/** The SIZ marker segment of a JPEG 2000 codestream, bare or in the boxes of a JP2 file (ISO/IEC 15444-1 A.5.1, I). */
final class Jpeg2000Header {

    private static final long JP2_SIGNATURE = 0x0000000C_6A502020L;
    private static final int CODESTREAM_BOX = 0x6A703263;
    private static final int SOC_SIZ = 0xFF4FFF51;
    private static final int FIXED_PART = 42;
    private static final int MOST_TILES = 65_535;
    private static final int MOST_BOXES = 100;

    private Jpeg2000Header() {}

    /** @throws CodecException MALFORMED or UNSUPPORTED */
    static CodestreamHeader read(byte[] frame) throws CodecException {
        ByteBuffer in = ByteBuffer.wrap(frame);
        int start = start(in);
        if (frame.length - start < FIXED_PART || in.getInt(start) != SOC_SIZ) {
            throw CodestreamHeader.malformed("it does not begin as JPEG 2000 does");
        }
        int length = u16(in, start + 4);
        int components = u16(in, start + 40);
        if (length != 38 + 3 * components || frame.length - start < 4 + length || components < 1) {
            throw CodestreamHeader.malformed("its SIZ segment has another length than its components need");
        }
        long columns = u32(in, start + 8) - u32(in, start + 16);
        long rows = u32(in, start + 12) - u32(in, start + 20);
        if (columns < 1 || columns > 0xFFFF || rows < 1 || rows > 0xFFFF) {
            throw CodestreamHeader.malformed("its image area is %d x %d".formatted(rows, columns));
        }
        requireTiles(in, start);
        int precision = precision(in, start + FIXED_PART, components);
        return new CodestreamHeader(start, (int) rows, (int) columns, components, precision, false, Optional.empty());
    }

    private static int start(ByteBuffer in) throws CodecException {
        if (in.limit() < 12 || in.getLong(0) != JP2_SIGNATURE) {
            return 0;
        }
        long position = 0;
        for (int box = 0; box < MOST_BOXES && position + 16 <= in.limit(); box++) {
            long length = u32(in, (int) position);
            int head = 8;
            if (length == 1) {
                length = in.getLong((int) position + 8);
                head = 16;
            }
            if (in.getInt((int) position + 4) == CODESTREAM_BOX) {
                return (int) position + head;
            }
            if (length < head || length > in.limit()) {
                break;
            }
            position += length;
        }
        throw CodestreamHeader.malformed("no codestream is in its JP2 boxes");
    }

    private static void requireTiles(ByteBuffer in, int start) throws CodecException {
        long width = u32(in, start + 24);
        long height = u32(in, start + 28);
        long left = u32(in, start + 32);
        long top = u32(in, start + 36);
        boolean possible = width > 0
                && height > 0
                && left <= u32(in, start + 16)
                && top <= u32(in, start + 20)
                && left + width > u32(in, start + 16)
                && top + height > u32(in, start + 20);
        if (!possible || tiles(in, start + 8, left, width) * tiles(in, start + 12, top, height) > MOST_TILES) {
            throw CodestreamHeader.malformed("its tiles do not cover its image");
        }
    }

    private static long tiles(ByteBuffer in, int end, long origin, long size) {
        return Math.ceilDiv(u32(in, end) - origin, size);
    }

    private static int precision(ByteBuffer in, int from, int components) throws CodecException {
        int first = in.get(from) & 0xFF;
        for (int i = 0; i < components; i++) {
            int at = from + 3 * i;
            if ((in.get(at) & 0xFF) != first || in.get(at + 1) != 1 || in.get(at + 2) != 1) {
                throw CodestreamHeader.unsupported("components of different sizes");
            }
        }
        int precision = (first & 0x7F) + 1;
        if (precision > 16) {
            throw CodestreamHeader.unsupported("JPEG 2000 samples of " + precision + " bits");
        }
        return precision;
    }

    private static int u16(ByteBuffer in, int position) {
        return Short.toUnsignedInt(in.getShort(position));
    }

    private static long u32(ByteBuffer in, int position) {
        return Integer.toUnsignedLong(in.getInt(position));
    }
}
