package pacs.dicom.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import pacs.dicom.io.ParsedObject;

/**
 * Where each frame of an object lies, found once while it comes in, so that frame n of 100,000 costs one read. Frames
 * count from 1, as everywhere in DICOM.
 */
public sealed interface FrameTable permits StridedFrames, FragmentedFrames, NoFrames {

    /**
     * A run of bytes.
     *
     * @param offset from the start of the object
     * @param length in bytes
     */
    record Range(long offset, long length) {}

    /** Of an object's pixel data and the attributes that describe them. */
    static FrameTable of(ParsedObject object) {
        return FrameFinder.find(object);
    }

    /** How many frames the object has; 0 when it is no image. */
    int frames();

    /** Whether {@link #ranges} can be asked: not for deflated objects, video, and fragments nothing tells apart. */
    boolean addressable();

    /**
     * The runs of bytes that, one after the other, are the frame.
     *
     * @param frame 1 to {@link #frames}
     * @throws IndexOutOfBoundsException for any other frame
     * @throws UnsupportedOperationException when frames are not addressable
     */
    List<Range> ranges(int frame);

    /** Bits of the first byte that belong to the frame before; 0 unless pixels are single bits (PS3.5 8.1.1). */
    default int bitOffset(int frame) {
        return 0;
    }

    /** As it is stored in a record's trailer. */
    byte[] encode();

    /**
     * What {@link #encode} wrote.
     *
     * @throws IllegalArgumentException when it is not that
     */
    static FrameTable decode(byte[] encoded) {
        try {
            ByteBuffer in = ByteBuffer.wrap(encoded);
            byte kind = in.get();
            return switch (kind) {
                case NoFrames.KIND -> NoFrames.decode(in);
                case StridedFrames.KIND -> StridedFrames.decode(in);
                case FragmentedFrames.KIND -> FragmentedFrames.decode(in);
                default -> throw new IllegalArgumentException("No frame table is of kind " + kind);
            };
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("The frame table ends too early", e);
        }
    }
}
