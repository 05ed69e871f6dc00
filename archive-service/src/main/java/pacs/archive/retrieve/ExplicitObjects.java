package pacs.archive.retrieve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import pacs.archive.catalogue.StoredInstance;
import pacs.dicom.codec.DecodedFrame;
import pacs.dicom.codec.FrameShape;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.Element;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.Tag;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Value;
import pacs.dicom.core.Vr;
import pacs.dicom.io.BulkSource;
import pacs.dicom.io.DataSetWriter;
import pacs.dicom.io.FileMeta;
import pacs.dicom.io.ObjectParser;
import pacs.dicom.io.ParsedObject;
import pacs.platform.Refusal;
import pacs.platform.blobs.RecordReader;

/**
 * Objects in explicit VR little endian, whatever they are stored in: the header written anew, pixel data decoded frame by
 * frame. Only what has to be is changed: file meta information, Planar Configuration, Photometric Interpretation.
 */
@ApplicationScoped
public class ExplicitObjects {

    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    /** Stands for decoded pixel data where a value has an offset in the object. */
    private static final long DECODED = -1;

    private static final long LONGEST_VALUE = 0xFFFFFFFEL;
    private static final int EXTENDED_OFFSET_TABLE_LENGTHS = 0x7FE00002;
    private static final int ENCAPSULATED_TOTAL_LENGTH = 0x7FE00003;

    private final StoredObjects objects;
    private final FrameDecoding decoding;

    @Inject
    public ExplicitObjects(StoredObjects objects, FrameDecoding decoding) {
        this.objects = objects;
        this.decoding = decoding;
    }

    /**
     * Sends one.
     *
     * @throws Refusal NOT_ACCEPTABLE, before anything was sent, when it cannot be decoded
     */
    public void send(StoredInstance instance, OutputStream out) throws IOException {
        try (RecordReader record = objects.open(instance);
                InputStream object = record.object();
                ObjectParser parser = objects.parser(object)) {
            ParsedObject parsed = parser.readAll();
            boolean turned = instance.transferSyntax().bigEndian()
                    || instance.transferSyntax().deflated();
            if (turned) {
                requireMovable(instance, parsed.dataSet());
            }
            boolean pixels = parsed.dataSet().find(Tags.PixelData).isPresent();
            if (pixels && (turned || instance.transferSyntax().encapsulated())) {
                try (DecodedFrames frames = decoding.of(instance)) {
                    write(instance, decoded(parsed, frames), out, decodedFirst(record, frames));
                }
            } else {
                write(instance, parsed.dataSet(), out, record::range);
            }
        }
    }

    /** Big values but pixel data are copied as they lie, in items, too, so they must lie as they are to be sent. */
    private static void requireMovable(StoredInstance instance, DataSet dataSet) {
        for (Element element : dataSet) {
            dataSet.items(element.tag()).forEach(item -> requireMovable(instance, item));
            boolean turned =
                    instance.transferSyntax().deflated() || element.vr().unit() > 1;
            if (turned && element.tag() != Tags.PixelData && element.value() instanceof Value.Bulk) {
                throw new Refusal(
                        Refusal.Reason.NOT_ACCEPTABLE,
                        "An instance stored as "
                                + instance.transferSyntax().name()
                                + " with a big value in " + Tag.text(element.tag())
                                + " is sent as it is stored only (transfer-syntax=*).");
            }
        }
    }

    private static DataSet decoded(ParsedObject parsed, DecodedFrames frames) throws IOException {
        FrameShape shape = frames.storedShape();
        DecodedFrame first = frames.decode(1);
        long length = Math.multiplyExact((long) frames.count(), shape.bytes());
        boolean shared = shape.bitsAllocated() == 1 && frames.count() > 1 && shape.pixels() % 8 != 0;
        if (length + 1 > LONGEST_VALUE || shared) {
            throw new Refusal(
                    Refusal.Reason.NOT_ACCEPTABLE,
                    "Decoded, this instance would not be one value of pixel data any more; ask for its frames.");
        }
        DataSetBuilder changed = parsed.dataSet().toBuilder()
                .remove(Tags.ExtendedOffsetTable)
                .remove(EXTENDED_OFFSET_TABLE_LENGTHS)
                .remove(ENCAPSULATED_TOTAL_LENGTH)
                .set(Tags.PhotometricInterpretation, Vr.CS, first.shape().photometricInterpretation());
        if (shape.samplesPerPixel() > 1) {
            changed.setInts(Tags.PlanarConfiguration, Vr.US, 0);
        }
        Vr vr = shape.bitsAllocated() > 8 ? Vr.OW : Vr.OB;
        return changed.put(new Element(Tags.PixelData, vr, new Value.Bulk(DECODED, length + length % 2)))
                .build();
    }

    private static BulkSource decodedFirst(RecordReader record, DecodedFrames frames) {
        return (offset, length) ->
                offset == DECODED ? new DecodedPixelData(frames, length) : record.range(offset, length);
    }

    private static void write(StoredInstance instance, DataSet dataSet, OutputStream out, BulkSource bulk)
            throws IOException {
        SopClass sopClass = SopClass.ofPadded(dataSet.string(Tags.SOPClassUID).orElse(""));
        out.write(FileMeta.part10Head(sopClass, instance.instance(), EXPLICIT, Optional.empty()));
        DataSetWriter.write(dataSet, EXPLICIT, out, bulk);
    }
}
