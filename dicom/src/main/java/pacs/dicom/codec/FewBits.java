package pacs.dicom.codec;

import java.nio.ByteBuffer;

/**
 * JPEG 2000 of fewer than 8 bits a sample, as segmentations have it. The native decoder knows none, so it is told that
 * there are 8: in a reversible codestream the precision only says where the middle of the range lies (ISO/IEC 15444-1
 * G.1.2), which is put right afterwards.
 */
final class FewBits {

    private static final int EIGHT_BITS = 7;
    private static final int FIRST_COMPONENT = 42;
    private static final int COD = 0xFF52;
    private static final int SOT = 0xFF90;
    private static final int TRANSFORMATION = 13;
    private static final int REVERSIBLE = 1;

    private FewBits() {}

    static DecodedFrame decode(FrameShape shape, byte[] bare, CodestreamHeader header, CodestreamDecoder decoder)
            throws CodecException {
        header.requireSamePixels(shape);
        boolean fits = header.components() == 1
                && (shape.bitsAllocated() == 8 || (shape.bitsAllocated() == 1 && header.precision() == 1));
        if (!fits || bare[FIRST_COMPONENT] < 0 || !isReversible(bare)) {
            throw CodestreamHeader.unsupported("JPEG 2000 samples of " + header.precision() + " bits");
        }
        byte[] told = bare.clone();
        told[FIRST_COMPONENT] = EIGHT_BITS;
        byte[] samples = decoder.decode(new Codestream(told, header.rows(), header.columns(), 1, 8, false));
        int most = (1 << header.precision()) - 1;
        int offset = 128 - (1 << (header.precision() - 1));
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) Math.clamp((samples[i] & 0xFF) - offset, 0, most);
        }
        return new DecodedFrame(
                shape.bitsAllocated() == 1 ? packed(samples) : samples,
                shape.byPixel(shape.photometricInterpretation()));
    }

    /** As the main header's COD segment says; it stands before the first tile part. */
    private static boolean isReversible(byte[] bare) {
        ByteBuffer in = ByteBuffer.wrap(bare);
        int position = 2;
        while (position + TRANSFORMATION < bare.length) {
            int marker = Short.toUnsignedInt(in.getShort(position));
            if (marker == COD) {
                return bare[position + TRANSFORMATION] == REVERSIBLE;
            }
            if (marker == SOT) {
                return false;
            }
            position += 2 + Math.max(2, Short.toUnsignedInt(in.getShort(position + 2)));
        }
        return false;
    }

    private static byte[] packed(byte[] samples) {
        byte[] bits = new byte[(samples.length + 7) / 8];
        for (int i = 0; i < samples.length; i++) {
            bits[i >> 3] |= (byte) (samples[i] << (i & 7));
        }
        return bits;
    }
}
