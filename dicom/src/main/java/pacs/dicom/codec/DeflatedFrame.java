package pacs.dicom.codec;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import pacs.dicom.codec.CodecException.Reason;

/** A frame that is one deflate stream of its uncompressed bytes (PS3.5 A.4, Deflated Image Frame Compression). */
final class DeflatedFrame {

    private DeflatedFrame() {}

    /** Never more than the frame's own bytes, whatever the stream would go on with. */
    static byte[] inflate(FrameShape shape, byte[] frame) throws CodecException {
        byte[] bytes = new byte[shape.bytes()];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(frame);
            int filled = 0;
            while (filled < bytes.length) {
                int count = inflater.inflate(bytes, filled, bytes.length - filled);
                if (count == 0) {
                    throw new CodecException(
                            Reason.MALFORMED,
                            "The deflated frame holds %d bytes of %d.".formatted(filled, bytes.length));
                }
                filled += count;
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new CodecException(Reason.MALFORMED, "The frame is no deflate stream.", e);
        }
    }
}
