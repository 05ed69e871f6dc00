package pacs.dicom.core;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Collects elements in any order. Not for several threads. */
public final class DataSetBuilder {

    private final TreeMap<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);

    DataSetBuilder() {}

    /** Adds the element, or replaces the one with its tag. */
    public DataSetBuilder put(Element element) {
        elements.put(element.tag(), element);
        return this;
    }

    /** Sets a value given as bytes: little endian, of even length. */
    public DataSetBuilder set(int tag, Vr vr, byte[] raw) {
        return put(new Element(tag, vr, new Value.Bytes(raw)));
    }

    /**
     * Sets text, encoded as the Specific Character Set says that was set before it.
     *
     * @throws IllegalArgumentException when the VR is not one of text
     */
    public DataSetBuilder set(int tag, Vr vr, String... values) {
        if (!vr.isText()) {
            throw new IllegalArgumentException("VR " + vr + " of " + Tag.text(tag) + " is no text");
        }
        CharacterSet set = vr.usesCharacterSet() ? build().characterSet() : CharacterSet.UTF_8;
        byte[] raw = set.encode(String.join("\\", values), vr);
        if (raw.length % 2 != 0) {
            raw = Arrays.copyOf(raw, raw.length + 1);
            raw[raw.length - 1] = (byte) (vr == Vr.UI ? 0 : ' ');
        }
        return set(tag, vr, raw);
    }

    /** Sets whole numbers of VR US, SS, UL, SL, AT, UV, SV, OB, OW or OL, each cut to the VR's size. */
    public DataSetBuilder setInts(int tag, Vr vr, long... values) {
        int size = vr == Vr.AT ? 4 : vr.unit();
        ByteBuffer raw = ByteBuffer.allocate(values.length * size + (values.length * size & 1))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            if (vr == Vr.AT) {
                raw.putShort((short) (value >>> 16)).putShort((short) value);
            } else {
                switch (size) {
                    case 1 -> raw.put((byte) value);
                    case 2 -> raw.putShort((short) value);
                    case 4 -> raw.putInt((int) value);
                    default -> raw.putLong(value);
                }
            }
        }
        return set(tag, vr, raw.array());
    }

    /** Sets a sequence with items of counted length. */
    public DataSetBuilder items(int tag, DataSet... items) {
        List<Value.Item> list =
                Stream.of(items).map(item -> new Value.Item(item, false)).toList();
        return put(new Element(tag, Vr.SQ, new Value.Items(list, false)));
    }

    /** Takes the element out, if it is there. */
    public DataSetBuilder remove(int tag) {
        elements.remove(tag);
        return this;
    }

    /** The data set as it stands now. */
    public DataSet build() {
        return DataSet.of(List.copyOf(elements.values()));
    }
}
