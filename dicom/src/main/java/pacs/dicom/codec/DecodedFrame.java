package pacs.dicom.codec;

/**
 * A frame as explicit VR little endian would hold it, colour by pixel.
 *
 * @param bytes exactly {@link FrameShape#bytes} of them; handed over, not copied
 * @param shape of the data set, with planar configuration 0 and the photometric interpretation the samples now have:
 *     {@code RGB} after a JPEG or JPEG 2000 decoder undid its own colour transform
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes that have one reader
public record DecodedFrame(byte[] bytes, FrameShape shape) {

    public DecodedFrame {
        if (bytes.length != shape.bytes()) {
            throw new IllegalArgumentException(bytes.length + " bytes for a frame of " + shape.bytes());
        }
    }
}
