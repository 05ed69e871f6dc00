package pacs.dicom.codec;

/**
 * Decodes JPEG, JPEG-LS and JPEG 2000 codestreams whose headers have been checked: the pool of
 * {@code pacs.dicom.codec.worker} does, in processes of their own; {@link #NONE} refuses.
 */
@FunctionalInterface
public interface CodestreamDecoder {

    /** Where frames are not decoded, as in a gateway. */
    CodestreamDecoder NONE = codestream -> {
        throw new CodecException(CodecException.Reason.UNSUPPORTED, "Compressed frames are not decoded here.");
    };

    /**
     * @return exactly {@link Codestream#decodedBytes}, little endian, colour by pixel in the order of the components
     * @throws CodecException when the codestream is bad, costs too much, or nobody is there to decode it
     */
    byte[] decode(Codestream codestream) throws CodecException;
}
