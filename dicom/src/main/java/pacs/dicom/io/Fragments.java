package pacs.dicom.io;

import java.util.Arrays;

/**
 * The fragments of encapsulated pixel data in their order, without the Basic Offset Table (PS3.5 A.4). Kept in arrays: a
 * slide may have half a million.
 */
public final class Fragments {

    private long[] offsets = new long[16];
    private int[] lengths = new int[16];
    private boolean[] starts = new boolean[16];
    private int count;
    private byte[] basicOffsetTable = new byte[0];

    Fragments() {}

    void basicOffsetTable(byte[] raw) {
        basicOffsetTable = raw;
    }

    void add(long offset, int length, boolean startsCodestream) {
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, count * 2);
            lengths = Arrays.copyOf(lengths, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
        }
        offsets[count] = offset;
        lengths[count] = length;
        starts[count] = startsCodestream;
        count++;
    }

    public int count() {
        return count;
    }

    /** Where the fragment's first byte lies, counted from the start of the object; its item tag lies 8 bytes before. */
    public long offset(int index) {
        return offsets[index];
    }

    /** Bytes of the fragment, padding included. */
    public int length(int index) {
        return lengths[index];
    }

    /** Whether it begins with the first marker of a JPEG, JPEG-LS, JPEG 2000 or JPEG XL codestream. */
    public boolean startsCodestream(int index) {
        return starts[index];
    }

    /** The Basic Offset Table as it lies; of length 0 when the sender left it empty. */
    public byte[] basicOffsetTable() {
        return basicOffsetTable.clone();
    }
}
