package pacs.archive.retrieve;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import pacs.archive.catalogue.StoredInstance;
import pacs.dicom.codec.CodecException;
import pacs.dicom.codec.FrameShape;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Element;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Value;
import pacs.dicom.image.FrameTable;
import pacs.dicom.io.ObjectParser;
import pacs.platform.Refusal;
import pacs.platform.blobs.RecordReader;

/** An object's frames as their decoder wants them: what describes them, and the stored bytes of each. */
final class StoredPixels {

    private final StoredObjects objects;
    private final StoredInstance instance;
    private final FrameTable table;
    private final FrameShape shape;
    private final Optional<Inflated> inflated;

    /** Where pixel data begin in an inflated data set, counted from its first byte; and where that lies deflated. */
    private record Inflated(long dataSetOffset, long pixels, long length) {}

    private StoredPixels(
            StoredObjects objects,
            StoredInstance instance,
            FrameTable table,
            FrameShape shape,
            Optional<Inflated> inflated) {
        this.objects = objects;
        this.instance = instance;
        this.table = table;
        this.shape = shape;
        this.inflated = inflated;
    }

    /** @throws Refusal NOT_FOUND when it has no pixel data; NOT_ACCEPTABLE when its frames cannot be told apart */
    static StoredPixels of(StoredObjects objects, StoredInstance instance) throws IOException, CodecException {
        try (RecordReader record = objects.open(instance)) {
            FrameTable table = record.frames();
            if (table.frames() == 0) {
                throw new Refusal(Refusal.Reason.NOT_FOUND, "This instance has no pixel data and therefore no frames.");
            }
            boolean parsed = instance.transferSyntax().deflated()
                    || instance.transferSyntax().bigEndian();
            if (!parsed) {
                DataSet header = objects.header(record);
                return new StoredPixels(objects, instance, addressable(table), FrameShape.of(header), Optional.empty());
            }
            try (InputStream object = record.object();
                    ObjectParser parser = objects.parser(object)) {
                DataSet header = parser.readThrough(Tags.PixelData);
                FrameShape shape = FrameShape.of(header);
                if (!instance.transferSyntax().deflated()) {
                    return new StoredPixels(objects, instance, addressable(table), shape, Optional.empty());
                }
                Inflated place = place(header, parser.dataSetOffset(), shape, table.frames());
                return new StoredPixels(objects, instance, table, shape, Optional.of(place));
            }
        }
    }

    private static FrameTable addressable(FrameTable table) {
        if (!table.addressable()) {
            throw apart();
        }
        return table;
    }

    private static Inflated place(DataSet header, long dataSetOffset, FrameShape shape, int frames) {
        Value value = header.find(Tags.PixelData).map(Element::value).orElse(new Value.Bytes(new byte[0]));
        boolean whole =
                shape.bitsAllocated() >= 8 && !shape.photometricInterpretation().equals("YBR_FULL_422");
        if (whole && value instanceof Value.Bulk(long offset, long length) && length / frames >= shape.bytes()) {
            return new Inflated(dataSetOffset, offset - dataSetOffset, shape.bytes());
        }
        throw apart();
    }

    private static Refusal apart() {
        return new Refusal(
                Refusal.Reason.NOT_ACCEPTABLE,
                "The frames of this instance cannot be told apart. The instance as a whole can be retrieved.");
    }

    int count() {
        return table.frames();
    }

    FrameShape shape() {
        return shape;
    }

    /** Bytes of {@link #read}. */
    long length(int frame) {
        return inflated.map(Inflated::length).orElseGet(() -> runs(frame));
    }

    private long runs(int frame) {
        return table.ranges(frame).stream().mapToLong(FrameTable.Range::length).sum();
    }

    /** A frame's stored bytes, its fragments joined; single bits from its first one on. */
    byte[] read(int frame) throws IOException {
        try (RecordReader record = objects.open(instance)) {
            if (inflated.isPresent()) {
                return inflate(record, inflated.get(), frame);
            }
            int offset = table.bitOffset(frame);
            try (InputStream bytes = record.frame(frame)) {
                boolean shared =
                        shape.bitsAllocated() == 1 && !instance.transferSyntax().encapsulated();
                long bits = (long) shape.pixels() * shape.samplesPerPixel();
                return (shared ? new BitAligned(bytes, offset, bits) : bytes).readAllBytes();
            }
        }
    }

    /** Only by way of all that stands before it; intake has seen that it inflates within its budget. */
    private static byte[] inflate(RecordReader record, Inflated place, int frame) throws IOException {
        Inflater inflater = new Inflater(true);
        try (InputStream deflated = record.range(place.dataSetOffset(), record.length() - place.dataSetOffset());
                InputStream plain = new InflaterInputStream(deflated, inflater, 16 << 10)) {
            plain.skipNBytes(place.pixels() + (frame - 1) * place.length());
            return plain.readNBytes(Math.toIntExact(place.length()));
        } finally {
            inflater.end();
        }
    }
}
