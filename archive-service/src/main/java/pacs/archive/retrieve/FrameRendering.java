package pacs.archive.retrieve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import pacs.archive.catalogue.StoredInstance;
import pacs.dicom.codec.CodecException;
import pacs.dicom.codec.DecodedFrame;
import pacs.dicom.codec.FrameShape;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.Element;
import pacs.dicom.core.Value;
import pacs.dicom.image.Picture;
import pacs.dicom.image.PictureFile;
import pacs.dicom.image.Rendering;
import pacs.dicom.io.ObjectParser;
import pacs.platform.Refusal;
import pacs.platform.blobs.RecordReader;

/** Shows frames as pictures that any browser understands. */
@ApplicationScoped
public class FrameRendering {

    /** Quality of a JPEG nobody asked for in another one. */
    public static final int QUALITY = 90;

    private static final int THUMBNAIL_QUALITY = 80;

    /** The last tag before those of pixel data. */
    private static final int BEFORE_PIXELS = 0x7FDFFFFF;

    /** A longer table is none of a palette or of 65,536 values. */
    private static final long LONGEST_TABLE = 1L << 20;

    /** Of a picture: grey or palette may become three colours, and an encoder holds it once more. */
    private static final int BYTES_PER_PIXEL = 6;

    private final StoredObjects objects;
    private final FrameDecoding decoding;

    @Inject
    public FrameRendering(StoredObjects objects, FrameDecoding decoding) {
        this.objects = objects;
        this.decoding = decoding;
    }

    /** What becomes of a picture. */
    @FunctionalInterface
    public interface Encoder {
        byte[] encode(Picture picture);
    }

    /** Whether and how often it can be shown. @throws Refusal NOT_ACCEPTABLE when it has no pixel data */
    public int frames(StoredInstance instance) throws IOException {
        try (RecordReader record = objects.open(instance)) {
            int frames = record.frames().frames();
            if (frames == 0) {
                throw new Refusal(
                        Refusal.Reason.NOT_ACCEPTABLE, "This instance has no pixel data, so there is nothing to show.");
            }
            return frames;
        }
    }

    /**
     * Shows one frame.
     *
     * @param frame from 1
     * @throws Refusal NOT_FOUND for a frame that is not there; NOT_ACCEPTABLE for one that cannot be shown so large or at
     *     all; INVALID_REQUEST for a region outside of the image
     */
    public byte[] render(StoredInstance instance, int frame, Appearance appearance, Encoder encoder)
            throws IOException {
        try (DecodedFrames frames = decoding.of(instance);
                RecordReader record = objects.open(instance);
                InputStream object = record.object();
                ObjectParser parser = objects.parser(object)) {
            frames.require(frame);
            FrameShape shape = frames.storedShape();
            appearance.viewport().ifPresent(viewport -> requireWithin(viewport.region(), shape));
            DecodedFrame decoded = frames.decode(frame, memory(shape, appearance));
            Picture picture = rendered(header(instance, record, parser), frame, decoded, appearance);
            return encoder.encode(appearance
                    .viewport()
                    .map(viewport -> viewport.region().of(picture).fitted(viewport.width(), viewport.height()))
                    .orElse(picture));
        } catch (CodecException e) {
            throw FrameDecoding.refusal(e);
        }
    }

    /** The middle frame as a small JPEG. */
    public byte[] thumbnail(StoredInstance instance) throws IOException {
        int middle = (frames(instance) + 1) / 2;
        return render(instance, middle, Appearance.THUMBNAIL, picture -> PictureFile.jpeg(picture, THUMBNAIL_QUALITY));
    }

    private static Picture rendered(DataSet header, int frame, DecodedFrame decoded, Appearance appearance)
            throws CodecException {
        return appearance.window().isPresent()
                ? Rendering.render(header, frame, decoded, appearance.window().get())
                : Rendering.render(header, frame, decoded);
    }

    private static void requireWithin(Viewport.Region region, FrameShape shape) {
        if (!region.isWithin(shape.columns(), shape.rows())) {
            throw new Refusal(
                    Refusal.Reason.INVALID_REQUEST,
                    "The region does not lie within the image, which has %d columns and %d rows."
                            .formatted(shape.columns(), shape.rows()));
        }
    }

    /** Bytes of the picture at its own size and at the size that is wanted. */
    private static long memory(FrameShape shape, Appearance appearance) {
        long fitted = appearance
                .viewport()
                .map(viewport -> (long) viewport.width() * viewport.height())
                .orElse(0L);
        return BYTES_PER_PIXEL * (shape.pixels() + fitted) / 2;
    }

    /** All that stands before pixel data, tables included. */
    private static DataSet header(StoredInstance instance, RecordReader record, ObjectParser parser)
            throws IOException {
        DataSet header = parser.readThrough(BEFORE_PIXELS);
        DataSetBuilder whole = header.toBuilder();
        for (Element element : header) {
            if (element.value() instanceof Value.Bulk(long offset, long length)
                    && length <= LONGEST_TABLE
                    && !instance.transferSyntax().deflated()
                    && !instance.transferSyntax().bigEndian()) {
                try (InputStream table = record.range(offset, length)) {
                    whole.put(new Element(element.tag(), element.vr(), new Value.Bytes(table.readAllBytes())));
                }
            }
        }
        return whole.build();
    }
}
