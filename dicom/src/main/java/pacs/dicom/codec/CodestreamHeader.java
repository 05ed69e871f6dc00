package pacs.dicom.codec;

import java.util.Optional;
import pacs.dicom.codec.CodecException.Reason;

/**
 * What a codestream says of itself, read in Java before any native code sees it.
 *
 * @param codestream where it begins in the frame, behind the boxes of a JP2 file
 * @param precision bits of a sample
 * @param lossyJpeg whether it was made of cosines, so that colour was turned to YCbCr outside of the codestream's model
 * @param saysYbr whether three components are YCbCr or not, where the codestream itself says so (JFIF, Adobe)
 */
record CodestreamHeader(
        int codestream,
        int rows,
        int columns,
        int components,
        int precision,
        boolean lossyJpeg,
        Optional<Boolean> saysYbr) {

    static CodecException malformed(String problem) {
        return new CodecException(Reason.MALFORMED, "The frame's codestream is damaged: " + problem + ".");
    }

    static CodecException unsupported(String what) {
        return new CodecException(Reason.UNSUPPORTED, "The frame's codestream is not decoded: " + what + ".");
    }

    /** @throws CodecException when the data set describes other pixels than the codestream holds */
    CodestreamHeader requireMatch(FrameShape shape) throws CodecException {
        if (shape.bitsAllocated() != 8 && shape.bitsAllocated() != 16) {
            throw unsupported("samples of " + shape.bitsAllocated() + " bits allocated");
        }
        if (components != 1 && components != 3) {
            throw unsupported(components + " components");
        }
        return requireSamePixels(shape);
    }

    /** @throws CodecException as {@link #requireMatch}; any number of bits allocated will do if it is large enough */
    CodestreamHeader requireSamePixels(FrameShape shape) throws CodecException {
        boolean same = rows == shape.rows() && columns == shape.columns() && components == shape.samplesPerPixel();
        if (!same || precision > shape.bitsAllocated()) {
            throw new CodecException(
                    Reason.MALFORMED,
                    "The frame's codestream holds %d x %d pixels of %d samples of %d bits; its data set says %d x %d of %d of %d."
                            .formatted(
                                    rows,
                                    columns,
                                    components,
                                    precision,
                                    shape.rows(),
                                    shape.columns(),
                                    shape.samplesPerPixel(),
                                    shape.bitsAllocated()));
        }
        return this;
    }
}
