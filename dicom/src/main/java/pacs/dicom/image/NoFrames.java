package pacs.dicom.image;

import java.nio.ByteBuffer;
import java.util.List;

/** No pixel data ({@code frames} 0), or such in which single frames cannot be addressed. */
record NoFrames(int frames) implements FrameTable {

    static final byte KIND = 0;

    static NoFrames decode(ByteBuffer in) {
        return new NoFrames(in.getInt());
    }

    @Override
    public boolean addressable() {
        return false;
    }

    @Override
    public List<Range> ranges(int frame) {
        throw new UnsupportedOperationException("The frames of this object cannot be addressed one by one");
    }

    @Override
    public byte[] encode() {
        return ByteBuffer.allocate(5).put(KIND).putInt(frames).array();
    }
}
