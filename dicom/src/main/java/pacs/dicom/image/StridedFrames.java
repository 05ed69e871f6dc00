package pacs.dicom.image;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * Uncompressed frames, one behind the other without padding between them.
 *
 * @param offset of the first frame, from the start of the object
 * @param frameBits bits of one frame: a multiple of 8 unless pixels are single bits
 */
record StridedFrames(int frames, long offset, long frameBits) implements FrameTable {

    static final byte KIND = 1;

    static StridedFrames decode(ByteBuffer in) {
        return new StridedFrames(in.getInt(), in.getLong(), in.getLong());
    }

    @Override
    public boolean addressable() {
        return true;
    }

    @Override
    public List<Range> ranges(int frame) {
        long firstBit = firstBit(frame);
        long firstByte = firstBit / 8;
        long end = (firstBit + frameBits + 7) / 8;
        return List.of(new Range(offset + firstByte, end - firstByte));
    }

    @Override
    public int bitOffset(int frame) {
        return (int) (firstBit(frame) % 8);
    }

    @Override
    public byte[] encode() {
        return ByteBuffer.allocate(21)
                .put(KIND)
                .putInt(frames)
                .putLong(offset)
                .putLong(frameBits)
                .array();
    }

    private long firstBit(int frame) {
        return Objects.checkIndex(frame - 1, frames) * frameBits;
    }
}
