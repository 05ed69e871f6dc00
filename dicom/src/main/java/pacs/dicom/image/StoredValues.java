package pacs.dicom.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import pacs.dicom.codec.DecodedFrame;
import pacs.dicom.codec.FrameShape;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Tags;

/** The values of a decoded frame's samples: whole numbers of any size and sign, or fractions. */
final class StoredValues {

    private final ByteBuffer bytes;
    private final FrameShape shape;
    private final boolean fractions;

    private StoredValues(ByteBuffer bytes, FrameShape shape, boolean fractions) {
        this.bytes = bytes;
        this.shape = shape;
        this.fractions = fractions;
    }

    static StoredValues of(DecodedFrame frame, DataSet dataSet) {
        boolean fractions = dataSet.contains(Tags.FloatPixelData) || dataSet.contains(Tags.DoubleFloatPixelData);
        return new StoredValues(
                ByteBuffer.wrap(frame.bytes()).order(ByteOrder.LITTLE_ENDIAN), frame.shape(), fractions);
    }

    int count() {
        return shape.samples();
    }

    /** Whether there are so few different samples, 2 to 65,536, that a table may stand for a function of them. */
    boolean tabular() {
        return shape.bitsAllocated() <= 16;
    }

    /** How many different samples there may be, if {@link #tabular}. */
    int different() {
        return 1 << shape.bitsAllocated();
    }

    /** The sample as it lies, unsigned, if {@link #tabular}. */
    int raw(int index) {
        return switch (shape.bitsAllocated()) {
            case 1 -> bytes.get(index >> 3) >> (index & 7) & 1;
            case 8 -> bytes.get(index) & 0xFF;
            default -> Short.toUnsignedInt(bytes.getShort(2 * index));
        };
    }

    double value(int index) {
        if (fractions) {
            return shape.bitsAllocated() == 64 ? bytes.getDouble(8 * index) : bytes.getFloat(4 * index);
        }
        return switch (shape.bitsAllocated()) {
            case 32 -> valueOf(Integer.toUnsignedLong(bytes.getInt(4 * index)));
            case 64 -> valueOf(bytes.getLong(8 * index));
            default -> valueOf(raw(index));
        };
    }

    /** Of what lies between High Bit and the lowest bit stored; other bits may hold anything (PS3.5 8.1.1). */
    double valueOf(long raw) {
        int above = 63 - shape.highBit();
        int below = 64 - shape.bitsStored();
        long value = shape.signed() ? raw << above >> below : raw << above >>> below;
        return value;
    }
}
