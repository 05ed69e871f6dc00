package pacs.dicom.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Optional;
import pacs.dicom.codec.CodecException;
import pacs.dicom.codec.CodecException.Reason;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Element;
import pacs.dicom.core.Tag;
import pacs.dicom.core.Value;

/**
 * A table of a modality LUT, a VOI LUT or one colour of a palette (PS3.3 C.11.1.1, C.7.6.3.1.5). Values below its first
 * have its first entry, values above its last have its last.
 *
 * @param first the value its first entry is for
 * @param bits of an entry, 8 to 16
 * @param entries 1 to 65,536 of them, unsigned
 */
@SuppressWarnings("ArrayRecordComponent") // read by those who made it
record LookupTable(int first, int bits, int[] entries) {

    private static final int MOST_ENTRIES = 65_536;

    /**
     * @param signed whether the values looked up may be negative; the descriptor's VR is often wrong about it
     * @throws CodecException MALFORMED when the table is not what its descriptor says
     */
    static LookupTable of(DataSet dataSet, int descriptorTag, int dataTag, boolean signed) throws CodecException {
        ShortBuffer descriptor = words(raw(dataSet, descriptorTag));
        if (descriptor.limit() < 3) {
            throw malformed("its descriptor is no descriptor");
        }
        int count = descriptor.get(0) == 0 ? MOST_ENTRIES : Short.toUnsignedInt(descriptor.get(0));
        int first = signed ? descriptor.get(1) : Short.toUnsignedInt(descriptor.get(1));
        int bits = descriptor.get(2);
        if (bits < 8 || bits > 16) {
            throw malformed("its entries have " + bits + " bits");
        }
        return new LookupTable(first, bits, entries(raw(dataSet, dataTag), count, bits));
    }

    private static int[] entries(byte[] raw, int count, int bits) throws CodecException {
        int[] entries = new int[count];
        if (raw.length >= 2 * count) {
            ShortBuffer words = words(raw);
            for (int i = 0; i < count; i++) {
                entries[i] = Short.toUnsignedInt(words.get(i));
            }
        } else if (raw.length >= count && bits == 8) {
            for (int i = 0; i < count; i++) {
                entries[i] = raw[i] & 0xFF; // two entries in one word: PS3.3 C.7.6.3.1.6 allows it
            }
        } else {
            throw malformed("it has %d bytes for %d entries".formatted(raw.length, count));
        }
        return entries;
    }

    private static byte[] raw(DataSet dataSet, int tag) throws CodecException {
        Optional<Value> value = dataSet.find(tag).map(Element::value);
        if (value.isPresent() && value.get() instanceof Value.Bytes(byte[] raw)) {
            return raw;
        }
        throw malformed(Tag.text(tag) + " is not at hand");
    }

    private static ShortBuffer words(byte[] raw) {
        return ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    }

    private static CodecException malformed(String problem) {
        return new CodecException(Reason.MALFORMED, "A lookup table of the image cannot be used: " + problem + ".");
    }

    int at(double value) {
        return entries[(int) Math.clamp(Math.floor(value) - first, 0, entries.length - 1)];
    }

    /** @return 0 to 1, of all its entries might be */
    double shareAt(double value) {
        return Math.min(1, at(value) / (double) ((1 << bits) - 1));
    }
}
