package pacs.archive.retrieve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import pacs.archive.catalogue.StoredInstance;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Element;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Value;
import pacs.dicom.core.Vr;
import pacs.dicom.image.FrameTable;
import pacs.dicom.image.FrameTable.Range;
import pacs.dicom.io.ObjectParser;
import pacs.platform.Refusal;
import pacs.platform.blobs.RecordReader;

/** One value that DICOM JSON only names by its BulkDataURI (PS3.18 F.2.6), in little endian. */
public final class BulkValue {

    private final StoredObjects objects;
    private final StoredInstance instance;
    private final Value value;

    private BulkValue(StoredObjects objects, StoredInstance instance, Value value) {
        this.objects = objects;
        this.instance = instance;
        this.value = value;
    }

    /**
     * Finds it; uncompressed pixel data without looking at what stands before them.
     *
     * @throws Refusal NOT_FOUND when there is no value; NOT_ACCEPTABLE when it would have to be inflated or converted
     */
    public static BulkValue at(StoredObjects objects, StoredInstance instance, BulkPath path) throws IOException {
        try (RecordReader record = objects.open(instance)) {
            Element element =
                    path.equals(BulkPath.PIXEL_DATA) && record.frames().addressable()
                            ? pixels(record.frames())
                            : read(objects, record, instance, path);
            boolean turned =
                    instance.transferSyntax().bigEndian() && element.vr().unit() > 1;
            boolean movable = element.value() instanceof Value.Bytes
                    || !(instance.transferSyntax().deflated() || turned);
            if (!movable || element.value() instanceof Value.Fragments) {
                throw new Refusal(
                        Refusal.Reason.NOT_ACCEPTABLE,
                        "This value cannot be sent alone, for the instance is stored as "
                                + instance.transferSyntax().name() + ". The instance as a whole can be retrieved.");
            }
            return new BulkValue(objects, instance, element.value());
        }
    }

    private static Element pixels(FrameTable frames) {
        Range first = frames.ranges(1).getFirst();
        Range last = frames.ranges(frames.frames()).getLast();
        return new Element(
                Tags.PixelData, Vr.OW, new Value.Bulk(first.offset(), last.offset() + last.length() - first.offset()));
    }

    private static Element read(StoredObjects objects, RecordReader record, StoredInstance instance, BulkPath path)
            throws IOException {
        try (InputStream object = record.object();
                ObjectParser parser = objects.parser(object)) {
            DataSet dataSet = parser.readThrough(path.first());
            return path.in(dataSet)
                    .filter(element -> !(element.value() instanceof Value.Items))
                    .orElseThrow(() -> new Refusal(
                            Refusal.Reason.NOT_FOUND,
                            "Instance " + instance.instance() + " has no value " + path + "."));
        }
    }

    /** In bytes. */
    public long length() {
        return switch (value) {
            case Value.Bytes(byte[] raw) -> raw.length;
            case Value.Bulk(long _, long length) -> length;
            case Value.Items _, Value.Fragments _ -> 0;
        };
    }

    public void send(OutputStream out) throws IOException {
        if (value instanceof Value.Bytes(byte[] raw)) {
            out.write(raw);
        } else if (value instanceof Value.Bulk(long offset, long length)) {
            try (RecordReader record = objects.open(instance);
                    InputStream bytes = record.range(offset, length)) {
                bytes.transferTo(out);
            }
        }
    }
}
