package pacs.dicom.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Element;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Value;
import pacs.dicom.io.Fragments;
import pacs.dicom.io.ParsedObject;
import pacs.dicom.io.PixelLayout;

/**
 * Finds frames: by arithmetic where they are uncompressed; else one fragment each, by the Extended Offset Table, by the
 * Basic Offset Table, or by where codestreams begin. A table is believed only if every entry meets a fragment.
 */
final class FrameFinder {

    private FrameFinder() {}

    static FrameTable find(ParsedObject object) {
        DataSet dataSet = object.dataSet();
        return switch (object.pixels()) {
            case PixelLayout.None _ -> new NoFrames(0);
            case PixelLayout.Inflated _ -> new NoFrames(frameCount(dataSet));
            case PixelLayout.Native(int _, long offset, long length) -> strided(dataSet, offset, length);
            case PixelLayout.Encapsulated(Fragments fragments) ->
                object.transferSyntax().video() ? new NoFrames(frameCount(dataSet)) : fragmented(dataSet, fragments);
        };
    }

    private static int frameCount(DataSet dataSet) {
        return Math.max(1, dataSet.integer(Tags.NumberOfFrames).orElse(1));
    }

    private static FrameTable strided(DataSet dataSet, long offset, long length) {
        int frames = frameCount(dataSet);
        long samples = dataSet.integer(Tags.SamplesPerPixel).orElse(1);
        if (dataSet.string(Tags.PhotometricInterpretation).orElse("").equals("YBR_FULL_422")) {
            samples = 2; // two luminance samples share a pair of chrominance samples (PS3.3 C.7.6.3.1.2)
        }
        long frameBits = dataSet.integer(Tags.Rows).orElse(0)
                * (long) dataSet.integer(Tags.Columns).orElse(0)
                * samples
                * dataSet.integer(Tags.BitsAllocated).orElse(0);
        boolean fits = frameBits > 0 && frameBits <= length * 8 / frames;
        return fits ? new StridedFrames(frames, offset, frameBits) : new NoFrames(frames);
    }

    private static FrameTable fragmented(DataSet dataSet, Fragments fragments) {
        int frames = frameCount(dataSet);
        if (frames > fragments.count()) {
            return new NoFrames(frames);
        }
        return firstFragments(dataSet, fragments, frames)
                .<FrameTable>map(first -> FragmentedFrames.of(fragments, first))
                .orElseGet(() -> new NoFrames(frames));
    }

    private static Optional<int[]> firstFragments(DataSet dataSet, Fragments fragments, int frames) {
        if (frames == 1) {
            return Optional.of(new int[1]);
        }
        if (frames == fragments.count()) {
            int[] each = new int[frames];
            Arrays.setAll(each, i -> i);
            return Optional.of(each);
        }
        return byExtendedTable(dataSet, fragments, frames)
                .or(() -> byBasicTable(fragments, frames))
                .or(() -> byCodestreams(fragments, frames));
    }

    private static Optional<int[]> byExtendedTable(DataSet dataSet, Fragments fragments, int frames) {
        byte[] raw = dataSet.find(Tags.ExtendedOffsetTable).map(Element::value).orElse(new Value.Bytes(new byte[0]))
                        instanceof Value.Bytes(byte[] bytes)
                ? bytes
                : new byte[0];
        ByteBuffer table = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        return raw.length == frames * 8L
                ? byTable(fragments, frames, frame -> table.getLong(frame * 8))
                : Optional.empty();
    }

    private static Optional<int[]> byBasicTable(Fragments fragments, int frames) {
        byte[] raw = fragments.basicOffsetTable();
        ByteBuffer table = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        return raw.length == frames * 4L
                ? byTable(fragments, frames, frame -> Integer.toUnsignedLong(table.getInt(frame * 4)))
                : Optional.empty();
    }

    /** Offsets count from the item tag of the first fragment (PS3.5 A.4). */
    private static Optional<int[]> byTable(Fragments fragments, int frames, IntToLongFunction offsets) {
        long base = fragments.offset(0);
        int[] first = new int[frames];
        int fragment = 0;
        for (int frame = 0; frame < frames; frame++) {
            long wanted = base + offsets.applyAsLong(frame);
            while (fragment < fragments.count() && fragments.offset(fragment) < wanted) {
                fragment++;
            }
            boolean meets = fragment < fragments.count()
                    && fragments.offset(fragment) == wanted
                    && (frame == 0 ? fragment == 0 : fragment > first[frame - 1]);
            if (!meets) {
                return Optional.empty();
            }
            first[frame] = fragment;
        }
        return Optional.of(first);
    }

    private static Optional<int[]> byCodestreams(Fragments fragments, int frames) {
        int[] first = new int[frames];
        int found = 0;
        for (int fragment = 0; fragment < fragments.count(); fragment++) {
            if (fragments.startsCodestream(fragment)) {
                if (found == frames) {
                    return Optional.empty();
                }
                first[found++] = fragment;
            }
        }
        return found == frames && first[0] == 0 ? Optional.of(first) : Optional.empty();
    }
}
