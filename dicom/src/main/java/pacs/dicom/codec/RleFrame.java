package pacs.dicom.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import pacs.dicom.codec.CodecException.Reason;

/**
 * RLE Lossless (PS3.5 G): one segment of PackBits for each byte of a pixel, the highest byte of the first sample first.
 * Single bits make one segment of packed bytes.
 */
final class RleFrame {

    private static final int HEADER = 64;
    private static final int MOST_SEGMENTS = 15;

    private final byte[] frame;
    private final byte[] pixels;
    private final int stride;

    private RleFrame(byte[] frame, byte[] pixels, int stride) {
        this.frame = frame;
        this.pixels = pixels;
        this.stride = stride;
    }

    static DecodedFrame decode(FrameShape shape, byte[] frame) throws CodecException {
        int size = shape.bytesPerSample();
        int segments = shape.bitsAllocated() == 1 ? 1 : size * shape.samplesPerPixel();
        if (segments > MOST_SEGMENTS) {
            throw new CodecException(Reason.UNSUPPORTED, "RLE has no more than 15 segments; this frame needs more.");
        }
        if (frame.length < HEADER) {
            throw malformed("it has no header");
        }
        ByteBuffer header = ByteBuffer.wrap(frame, 0, HEADER).order(ByteOrder.LITTLE_ENDIAN);
        if (header.getInt(0) != segments) {
            throw malformed("it has %d segments instead of %d".formatted(header.getInt(0), segments));
        }
        byte[] pixels = new byte[shape.bytes()];
        RleFrame rle = new RleFrame(frame, pixels, segments);
        for (int segment = 0; segment < segments; segment++) {
            int from = header.getInt(4 + 4 * segment);
            int end = segment + 1 == segments ? frame.length : header.getInt(8 + 4 * segment);
            if (from < HEADER || end < from || end > frame.length) {
                throw malformed("segment %d lies outside of it".formatted(segment + 1));
            }
            int sample = segment / size;
            rle.unpack(from, end, sample * size + (size - 1 - segment % size));
        }
        String interpretation = shape.photometricInterpretation();
        return new DecodedFrame(
                pixels, shape.byPixel(interpretation.equals("YBR_FULL_422") ? "YBR_FULL" : interpretation));
    }

    /** Every byte goes {@code stride} behind the one before; what a last run has too much is dropped. */
    private void unpack(int from, int end, int first) throws CodecException {
        int in = from;
        int out = first;
        while (out < pixels.length) {
            if (in + 1 >= end) {
                throw malformed("a segment ends before the frame is full");
            }
            int control = frame[in++];
            if (control >= 0) {
                int count = Math.min(control + 1, end - in);
                for (int i = 0; i < count && out < pixels.length; i++, out += stride) {
                    pixels[out] = frame[in + i];
                }
                in += count;
            } else if (control > Byte.MIN_VALUE) {
                byte value = frame[in++];
                for (int i = 0; i <= -control && out < pixels.length; i++, out += stride) {
                    pixels[out] = value;
                }
            }
        }
    }

    private static CodecException malformed(String problem) {
        return new CodecException(Reason.MALFORMED, "The RLE frame is damaged: " + problem + ".");
    }
}
