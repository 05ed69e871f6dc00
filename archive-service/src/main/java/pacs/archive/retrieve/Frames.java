package pacs.archive.retrieve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import pacs.archive.catalogue.StoredInstance;
import pacs.dicom.core.Tags;
import pacs.dicom.image.FrameTable;
import pacs.dicom.image.FrameTable.Range;
import pacs.platform.Refusal;
import pacs.platform.blobs.RecordReader;

/**
 * The frames of one object, each read from where it lies without touching the others. Compressed ones are as they were
 * received; words are in little endian, and frames of single bits begin with a byte of their own.
 */
public final class Frames implements PixelFrames {

    private static final int WORD = 16;

    private final StoredObjects objects;
    private final StoredInstance instance;
    private final FrameTable table;

    private Frames(StoredObjects objects, StoredInstance instance, FrameTable table) {
        this.objects = objects;
        this.instance = instance;
        this.table = table;
    }

    /**
     * Those of an object that can be sent without being decoded; empty when they cannot be told apart, or are words of
     * big endian of another size than 16 bits.
     *
     * @throws Refusal NOT_FOUND when it has no pixel data
     */
    public static Optional<Frames> of(StoredObjects objects, StoredInstance instance) throws IOException {
        try (RecordReader record = objects.open(instance)) {
            FrameTable table = record.frames();
            if (table.frames() == 0) {
                throw new Refusal(Refusal.Reason.NOT_FOUND, "This instance has no pixel data and therefore no frames.");
            }
            boolean asStored = table.addressable()
                    && !(instance.transferSyntax().bigEndian() && bitsAllocated(objects, record) != WORD);
            return asStored ? Optional.of(new Frames(objects, instance, table)) : Optional.empty();
        }
    }

    private static int bitsAllocated(StoredObjects objects, RecordReader record) throws IOException {
        return objects.header(record).integer(Tags.BitsAllocated).orElse(0);
    }

    @Override
    public int count() {
        return table.frames();
    }

    @Override
    public long length(int frame) {
        return ownBits()
                ? BitAligned.length(bits())
                : table.ranges(frame).stream().mapToLong(Range::length).sum();
    }

    /** Its fragments joined. */
    @Override
    public void send(int frame, OutputStream out) throws IOException {
        try (RecordReader record = objects.open(instance)) {
            List<InputStream> runs = new ArrayList<>();
            for (Range run : table.ranges(frame)) {
                runs.add(record.range(run.offset(), run.length()));
            }
            InputStream bytes =
                    runs.size() == 1 ? runs.getFirst() : new SequenceInputStream(Collections.enumeration(runs));
            converted(frame, bytes).transferTo(out);
        }
    }

    /** Sixteen bits are all that can be turned to little endian knowing only how many there are. */
    private InputStream converted(int frame, InputStream bytes) throws IOException {
        if (instance.transferSyntax().bigEndian()) {
            return new SwappedWords(bytes);
        }
        return ownBits() ? new BitAligned(bytes, table.bitOffset(frame), bits()) : bytes;
    }

    /** Whether a frame may share its first or last byte with another one. */
    private boolean ownBits() {
        return table.frames() > 1 && bits() % 8 != 0;
    }

    /** From the first bit of the first frame to that of the second: all an uncompressed frame has. */
    private long bits() {
        return firstBit(2) - firstBit(1);
    }

    private long firstBit(int frame) {
        return table.ranges(frame).getFirst().offset() * 8 + table.bitOffset(frame);
    }
}
