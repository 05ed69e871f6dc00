package pacs.dicom.codec;

import java.util.OptionalInt;
import pacs.dicom.codec.CodecException.Reason;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Element;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;

/**
 * What a data set says of each of its frames (PS3.3 C.7.6.3, Image Pixel Module).
 *
 * @param rows 1 to 65,535
 * @param columns 1 to 65,535
 * @param samplesPerPixel 1 to 4
 * @param bitsAllocated of one sample: 1, 8, 16, 32 or 64
 * @param bitsStored of them that carry the value, at most {@code bitsAllocated}
 * @param highBit position of the highest of these, below {@code bitsAllocated}
 * @param signed whether values are in two's complement
 * @param planarConfiguration 0 colour by pixel, 1 colour by plane
 * @param photometricInterpretation as PS3.3 C.7.6.3.1.2 names it, {@code MONOCHROME2}
 * @param inWords whether pixel data have VR OW, in which big endian swaps even samples of 8 bits (PS3.5 A.3)
 */
public record FrameShape(
        int rows,
        int columns,
        int samplesPerPixel,
        int bitsAllocated,
        int bitsStored,
        int highBit,
        boolean signed,
        int planarConfiguration,
        String photometricInterpretation,
        boolean inWords) {

    /** Bytes a decoded frame has at most: 16,384 × 16,384 grey levels of 8 bits. */
    public static final int LARGEST_FRAME = 256 * 1024 * 1024;

    private static final int[] PIXEL_DATA = {Tags.PixelData, Tags.FloatPixelData, Tags.DoubleFloatPixelData};

    /**
     * Of what was received.
     *
     * @throws CodecException MALFORMED when the numbers contradict each other; UNSUPPORTED for other sample sizes;
     *     TOO_LARGE when a frame has more than {@link #LARGEST_FRAME} bytes
     */
    public static FrameShape of(DataSet dataSet) throws CodecException {
        int samples = dataSet.integer(Tags.SamplesPerPixel).orElse(1);
        int allocated = dataSet.integer(Tags.BitsAllocated).orElse(0);
        int stored = dataSet.integer(Tags.BitsStored).orElse(allocated);
        FrameShape shape = new FrameShape(
                dataSet.integer(Tags.Rows).orElse(0),
                dataSet.integer(Tags.Columns).orElse(0),
                samples,
                allocated,
                stored,
                dataSet.integer(Tags.HighBit).orElse(stored - 1),
                dataSet.integer(Tags.PixelRepresentation).equals(OptionalInt.of(1)),
                samples > 1 ? dataSet.integer(Tags.PlanarConfiguration).orElse(0) : 0,
                dataSet.string(Tags.PhotometricInterpretation).orElse(samples == 1 ? "MONOCHROME2" : "RGB"),
                isInWords(dataSet, allocated));
        return shape.checked();
    }

    private static boolean isInWords(DataSet dataSet, int bitsAllocated) {
        for (int tag : PIXEL_DATA) {
            if (dataSet.find(tag).map(Element::vr).filter(Vr.OW::equals).isPresent()) {
                return true;
            }
        }
        return bitsAllocated > 8;
    }

    /** @throws CodecException as {@link #of} */
    FrameShape checked() throws CodecException {
        require(rows >= 1 && rows <= 0xFFFF && columns >= 1 && columns <= 0xFFFF, "Rows or Columns are missing");
        require(samplesPerPixel >= 1 && samplesPerPixel <= 4, "Samples per Pixel are " + samplesPerPixel);
        if (bitsAllocated != 1
                && bitsAllocated != 8
                && bitsAllocated != 16
                && bitsAllocated != 32
                && bitsAllocated != 64) {
            throw new CodecException(Reason.UNSUPPORTED, "Samples of " + bitsAllocated + " bits are not decoded.");
        }
        require(bitsStored >= 1 && bitsStored <= bitsAllocated, "Bits Stored are " + bitsStored);
        require(highBit >= bitsStored - 1 && highBit < bitsAllocated, "High Bit is " + highBit);
        require(planarConfiguration == 0 || planarConfiguration == 1, "Planar Configuration is " + planarConfiguration);
        if (bits() > LARGEST_FRAME * 8L) {
            throw new CodecException(
                    Reason.TOO_LARGE,
                    "A frame of %d x %d pixels is larger than the %d MiB that are decoded in one piece."
                            .formatted(rows, columns, LARGEST_FRAME >> 20));
        }
        return this;
    }

    private void require(boolean good, String problem) throws CodecException {
        if (!good) {
            throw new CodecException(
                    Reason.MALFORMED,
                    problem
                            + ": this describes no frame (rows %d, columns %d, bits allocated %d)."
                                    .formatted(rows, columns, bitsAllocated));
        }
    }

    private long bits() {
        return Math.multiplyExact(
                Math.multiplyExact((long) rows, columns), Math.multiplyExact(samplesPerPixel, bitsAllocated));
    }

    /** Pixels of a frame. */
    public int pixels() {
        return Math.multiplyExact(rows, columns);
    }

    /** Samples of a frame: pixels times samples per pixel. */
    public int samples() {
        return Math.multiplyExact(pixels(), samplesPerPixel);
    }

    /** Bytes of a decoded frame; single bits are packed, the first pixel in the lowest bit (PS3.5 8.1.1). */
    public int bytes() {
        return Math.toIntExact((bits() + 7) / 8);
    }

    /** Bytes of one sample; 1 for single bits. */
    public int bytesPerSample() {
        return Math.max(1, bitsAllocated / 8);
    }

    /** The same with colour by pixel in another space of colour. */
    FrameShape byPixel(String interpretation) {
        return new FrameShape(
                rows, columns, samplesPerPixel, bitsAllocated, bitsStored, highBit, signed, 0, interpretation, inWords);
    }
}
