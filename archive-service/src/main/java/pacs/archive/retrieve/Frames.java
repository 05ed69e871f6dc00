package pacs.archive.retrieve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import pacs.archive.catalogue.StoredInstance;
import pacs.dicom.core.Tags;
import pacs.dicom.image.FrameTable;
import pacs.dicom.image.FrameTable.Range;
import pacs.dicom.json.DicomJson;
import pacs.platform.Refusal;
import pacs.platform.blobs.RecordReader;

/**
 * The frames of one object, each read from where it lies without touching the others. Compressed ones are as they were
 * received; words are in little endian, and frames of single bits begin with a byte of their own.
 */
public final class Frames {

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
     * @throws Refusal NOT_FOUND when it has no pixel data; NOT_ACCEPTABLE when frames cannot be told apart, or would have
     *     to be converted
     */
    public static Frames of(StoredObjects objects, StoredInstance instance) throws IOException {
        try (RecordReader record = objects.open(instance)) {
            FrameTable table = record.frames();
            if (table.frames() == 0) {
                throw new Refusal(Refusal.Reason.NOT_FOUND, "This instance has no pixel data and therefore no frames.");
            }
            if (!table.addressable() || (instance.transferSyntax().bigEndian() && bitsAllocated(record) != WORD)) {
                throw new Refusal(
                        Refusal.Reason.NOT_ACCEPTABLE,
                        "The frames of this instance cannot be sent one by one, for it is stored as "
                                + instance.transferSyntax().name() + ". The instance as a whole can be retrieved.");
            }
            return new Frames(objects, instance, table);
        }
    }

    private static int bitsAllocated(RecordReader record) throws IOException {
        try (InputStream json = record.headerJson()) {
            return DicomJson.read(json.readAllBytes())
                    .integer(Tags.BitsAllocated)
                    .orElse(0);
        }
    }

    /** How many there are. */
    public int count() {
        return table.frames();
    }

    /** @throws Refusal NOT_FOUND when there is no such frame; frames count from 1 */
    public void require(int frame) {
        if (frame < 1 || frame > table.frames()) {
            throw new Refusal(
                    Refusal.Reason.NOT_FOUND,
                    "This instance has frames 1 to " + table.frames() + "; there is no frame " + frame + ".");
        }
    }

    /** Bytes that {@link #send} sends. */
    public long length(int frame) {
        return ownBits()
                ? BitAligned.length(bits())
                : table.ranges(frame).stream().mapToLong(Range::length).sum();
    }

    /** Sends one frame, its fragments joined. */
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
