package pacs.dicom.codec;

/**
 * One compressed frame and what its own header says.
 *
 * @param bytes from the codestream's first marker on
 * @param rows at least 1
 * @param columns at least 1
 * @param components 1 or 3
 * @param precision bits of a sample, 2 to 16
 * @param fromYbr whether the decoder is to turn YCbCr to RGB (PS3.3 C.7.6.3.1.2)
 */
@SuppressWarnings("ArrayRecordComponent") // one reader
public record Codestream(byte[] bytes, int rows, int columns, int components, int precision, boolean fromYbr) {

    /** 1 or 2. */
    public int bytesPerSample() {
        return precision > 8 ? 2 : 1;
    }

    /** What decoding must give, no more and no less. */
    public int decodedBytes() {
        return Math.multiplyExact(Math.multiplyExact(rows, columns), components * bytesPerSample());
    }
}
