package pacs.dicom.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import pacs.dicom.io.Fragments;

/** Compressed frames, each of one fragment or several. Arrays, for slides have half a million. */
final class FragmentedFrames implements FrameTable {

    static final byte KIND = 2;

    private final int[] firstFragments;
    private final long[] offsets;
    private final int[] lengths;

    private FragmentedFrames(int[] firstFragments, long[] offsets, int[] lengths) {
        this.firstFragments = firstFragments;
        this.offsets = offsets;
        this.lengths = lengths;
    }

    /** @param firstFragments for each frame the index of its first fragment, ascending from 0 */
    static FragmentedFrames of(Fragments fragments, int[] firstFragments) {
        long[] offsets = new long[fragments.count()];
        int[] lengths = new int[fragments.count()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = fragments.offset(i);
            lengths[i] = fragments.length(i);
        }
        return new FragmentedFrames(firstFragments, offsets, lengths);
    }

    @Override
    public int frames() {
        return firstFragments.length;
    }

    @Override
    public boolean addressable() {
        return true;
    }

    @Override
    public List<Range> ranges(int frame) {
        int index = Objects.checkIndex(frame - 1, firstFragments.length);
        int end = index + 1 == firstFragments.length ? offsets.length : firstFragments[index + 1];
        List<Range> ranges = new ArrayList<>();
        for (int i = firstFragments[index]; i < end; i++) {
            ranges.add(new Range(offsets[i], lengths[i]));
        }
        return ranges;
    }

    /**
     * Kind, number of frames and of fragments; then as varints for each frame its number of fragments and for each
     * fragment the gap to the one before (8 where they follow each other) and its length.
     */
    @Override
    public byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(9)
                .put(KIND)
                .putInt(firstFragments.length)
                .putInt(offsets.length)
                .array());
        for (int frame = 0; frame < firstFragments.length; frame++) {
            int end = frame + 1 == firstFragments.length ? offsets.length : firstFragments[frame + 1];
            varint(out, end - firstFragments[frame]);
        }
        long position = 0;
        for (int i = 0; i < offsets.length; i++) {
            varint(out, offsets[i] - position);
            varint(out, lengths[i]);
            position = offsets[i] + lengths[i];
        }
        return out.toByteArray();
    }

    static FragmentedFrames decode(ByteBuffer in) {
        int[] firstFragments = new int[count(in)];
        int fragments = count(in);
        int first = 0;
        for (int frame = 0; frame < firstFragments.length; frame++) {
            firstFragments[frame] = first;
            first += (int) varint(in);
        }
        long[] offsets = new long[fragments];
        int[] lengths = new int[fragments];
        long position = 0;
        for (int i = 0; i < fragments; i++) {
            offsets[i] = position + varint(in);
            lengths[i] = (int) varint(in);
            position = offsets[i] + lengths[i];
        }
        return new FragmentedFrames(firstFragments, offsets, lengths);
    }

    private static int count(ByteBuffer in) {
        int count = in.getInt();
        if (count < 0 || count > in.capacity()) {
            throw new IllegalArgumentException("The frame table says it has " + count + " entries");
        }
        return count;
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest > 0x7F) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("The frame table holds a number of more than 64 bits");
    }
}
