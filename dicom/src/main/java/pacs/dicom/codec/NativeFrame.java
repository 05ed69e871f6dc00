package pacs.dicom.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import pacs.dicom.codec.CodecException.Reason;

/** Uncompressed frames (PS3.5 8.1.1, 8.2): of either byte order, colour by pixel or by plane, chroma subsampled or not. */
final class NativeFrame {

    private NativeFrame() {}

    static DecodedFrame littleEndian(FrameShape shape, byte[] frame) throws CodecException {
        if (isSubsampled(shape, frame)) {
            return new DecodedFrame(upsampled(shape, frame), shape.byPixel("YBR_FULL"));
        }
        if (frame.length < shape.bytes()) {
            throw new CodecException(
                    Reason.MALFORMED, "The frame has %d bytes of %d.".formatted(frame.length, shape.bytes()));
        }
        String interpretation = shape.photometricInterpretation();
        return new DecodedFrame(
                shape.planarConfiguration() == 1 ? byPixel(shape, frame) : exactly(shape, frame),
                shape.byPixel(interpretation.equals("YBR_FULL_422") ? "YBR_FULL" : interpretation));
    }

    static DecodedFrame bigEndian(FrameShape shape, byte[] frame) throws CodecException {
        int unit = shape.bitsAllocated() > 8 ? shape.bytesPerSample() : shape.inWords() ? 2 : 1;
        if (shape.bitsAllocated() <= 8 && unit == 2 && frame.length % 2 != 0) {
            throw new CodecException(
                    Reason.UNSUPPORTED, "A big endian frame of an odd number of bytes shares a word with the next.");
        }
        return littleEndian(shape, swapped(frame, unit));
    }

    private static byte[] swapped(byte[] frame, int unit) {
        byte[] swapped = frame.clone();
        ByteBuffer in = ByteBuffer.wrap(frame);
        ByteBuffer out = ByteBuffer.wrap(swapped).order(ByteOrder.LITTLE_ENDIAN);
        switch (unit) {
            case 2 -> out.asShortBuffer().put(in.asShortBuffer());
            case 4 -> out.asIntBuffer().put(in.asIntBuffer());
            case 8 -> out.asLongBuffer().put(in.asLongBuffer());
            default -> {} // bytes have no order
        }
        return swapped;
    }

    private static byte[] exactly(FrameShape shape, byte[] frame) {
        return frame.length == shape.bytes() ? frame : Arrays.copyOf(frame, shape.bytes());
    }

    private static byte[] byPixel(FrameShape shape, byte[] frame) throws CodecException {
        if (shape.bitsAllocated() == 1) {
            throw new CodecException(Reason.UNSUPPORTED, "Planes of single bits are not decoded.");
        }
        int size = shape.bytesPerSample();
        int planes = shape.samplesPerPixel();
        byte[] pixels = new byte[shape.bytes()];
        int from = 0;
        for (int plane = 0; plane < planes; plane++) {
            int to = plane * size;
            for (int pixel = 0; pixel < shape.pixels(); pixel++) {
                for (int i = 0; i < size; i++) {
                    pixels[to + i] = frame[from++];
                }
                to += planes * size;
            }
        }
        return pixels;
    }

    /** Some devices label their frames so and write every sample all the same. */
    private static boolean isSubsampled(FrameShape shape, byte[] frame) {
        return shape.photometricInterpretation().equals("YBR_FULL_422")
                && shape.samplesPerPixel() == 3
                && shape.bitsAllocated() == 8
                && frame.length < shape.bytes()
                && frame.length >= (shape.pixels() + 1) / 2 * 4;
    }

    /** Two luminance samples, then the chrominance both share (PS3.3 C.7.6.3.1.2). */
    private static byte[] upsampled(FrameShape shape, byte[] frame) {
        byte[] pixels = new byte[shape.bytes()];
        for (int pixel = 0; pixel < shape.pixels(); pixel++) {
            int pair = pixel / 2 * 4;
            pixels[3 * pixel] = frame[pair + pixel % 2];
            pixels[3 * pixel + 1] = frame[pair + 2];
            pixels[3 * pixel + 2] = frame[pair + 3];
        }
        return pixels;
    }
}
