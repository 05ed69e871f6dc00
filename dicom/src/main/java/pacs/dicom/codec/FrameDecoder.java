package pacs.dicom.codec;

import java.util.Arrays;
import pacs.dicom.codec.CodecException.Reason;
import pacs.dicom.core.TransferSyntax;

/** Decodes one frame of any transfer syntax that has frames. Stateless; for any number of threads. */
public final class FrameDecoder {

    private final CodestreamDecoder codestreams;

    /** @param codestreams who decodes what is not decoded in Java; stays the caller's to close */
    public FrameDecoder(CodestreamDecoder codestreams) {
        this.codestreams = codestreams;
    }

    /** Whether frames of this transfer syntax are decoded, if nothing is wrong with them. */
    public static boolean decodes(TransferSyntax syntax) {
        return Coding.of(syntax) != Coding.OTHER;
    }

    /**
     * Decodes one frame.
     *
     * @param shape of the data set the frame belongs to
     * @param frame its fragments joined; uncompressed, its bytes from its first bit on
     * @throws CodecException when it cannot be decoded; says why
     */
    public DecodedFrame decode(TransferSyntax syntax, FrameShape shape, byte[] frame) throws CodecException {
        shape.checked();
        return switch (Coding.of(syntax)) {
            case LITTLE_ENDIAN -> NativeFrame.littleEndian(shape, frame);
            case BIG_ENDIAN -> NativeFrame.bigEndian(shape, frame);
            case DEFLATED -> NativeFrame.littleEndian(shape, DeflatedFrame.inflate(shape, frame));
            case RLE -> RleFrame.decode(shape, frame);
            case JPEG -> compressed(shape, frame, JpegHeader.read(frame));
            case JPEG_2000 -> jpeg2000(shape, frame, Jpeg2000Header.read(frame));
            case OTHER ->
                throw new CodecException(Reason.UNSUPPORTED, "Frames in " + syntax.name() + " are not decoded.");
        };
    }

    /** Without the boxes of a JP2 file, which are no part of DICOM, and whose colours the data set overrides. */
    private DecodedFrame jpeg2000(FrameShape shape, byte[] frame, CodestreamHeader header) throws CodecException {
        byte[] bare = header.codestream() == 0 ? frame : Arrays.copyOfRange(frame, header.codestream(), frame.length);
        return header.precision() < 8
                ? FewBits.decode(shape, bare, header, codestreams)
                : compressed(shape, bare, header);
    }

    private DecodedFrame compressed(FrameShape shape, byte[] frame, CodestreamHeader header) throws CodecException {
        header.requireMatch(shape);
        boolean fromYbr = header.lossyJpeg()
                && header.components() == 3
                && header.saysYbr().orElse(shape.photometricInterpretation().startsWith("YBR"));
        byte[] samples = codestreams.decode(new Codestream(
                frame, header.rows(), header.columns(), header.components(), header.precision(), fromYbr));
        byte[] allocated = shape.bytesPerSample() == 2 && header.precision() <= 8 ? widened(shape, samples) : samples;
        return new DecodedFrame(allocated, shape.byPixel(interpretation(shape, header)));
    }

    /** JPEG 2000 decoders undo RCT and ICT by themselves; lossless ones leave the components as they were given. */
    private static String interpretation(FrameShape shape, CodestreamHeader header) {
        if (header.lossyJpeg() && header.components() == 3) {
            return "RGB";
        }
        return switch (shape.photometricInterpretation()) {
            case "YBR_RCT", "YBR_ICT" -> "RGB";
            case "YBR_FULL_422" -> "YBR_FULL";
            case String label -> label;
        };
    }

    /** Eight bits stored in sixteen allocated: the codestream has the stored ones only. */
    private static byte[] widened(FrameShape shape, byte[] samples) {
        byte[] words = new byte[samples.length * 2];
        for (int i = 0; i < samples.length; i++) {
            words[2 * i] = samples[i];
            words[2 * i + 1] = (byte) (shape.signed() && samples[i] < 0 && shape.bitsStored() == 8 ? -1 : 0);
        }
        return words;
    }
}
