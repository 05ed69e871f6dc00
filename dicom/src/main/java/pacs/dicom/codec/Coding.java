package pacs.dicom.codec;

import java.util.Set;
import pacs.dicom.core.TransferSyntax;

/** The ways in which a frame may be written, as far as they ask for different decoders. */
enum Coding {
    LITTLE_ENDIAN,
    BIG_ENDIAN,
    DEFLATED,
    RLE,
    JPEG,
    JPEG_2000,
    OTHER;

    private static final TransferSyntax ENCAPSULATED_UNCOMPRESSED = new TransferSyntax("1.2.840.10008.1.2.1.98");
    private static final TransferSyntax DEFLATED_FRAMES = new TransferSyntax("1.2.840.10008.1.2.8.1");

    /** JPEG-LS is among them: its frame begins like that of any JPEG. */
    private static final Set<TransferSyntax> JPEGS = Set.of(
            TransferSyntax.JPEG_BASELINE,
            TransferSyntax.JPEG_EXTENDED,
            new TransferSyntax("1.2.840.10008.1.2.4.53"),
            new TransferSyntax("1.2.840.10008.1.2.4.55"),
            TransferSyntax.JPEG_LOSSLESS,
            TransferSyntax.JPEG_LOSSLESS_SV1,
            TransferSyntax.JPEG_LS_LOSSLESS,
            TransferSyntax.JPEG_LS_NEAR_LOSSLESS);

    private static final Set<TransferSyntax> JPEG_2000S = Set.of(
            TransferSyntax.JPEG_2000_LOSSLESS,
            TransferSyntax.JPEG_2000,
            TransferSyntax.HTJ2K_LOSSLESS,
            TransferSyntax.HTJ2K_LOSSLESS_RPCL,
            TransferSyntax.HTJ2K);

    static Coding of(TransferSyntax syntax) {
        if (JPEGS.contains(syntax)) {
            return JPEG;
        }
        if (JPEG_2000S.contains(syntax)) {
            return JPEG_2000;
        }
        if (syntax.equals(TransferSyntax.RLE_LOSSLESS)) {
            return RLE;
        }
        if (syntax.equals(DEFLATED_FRAMES)) {
            return DEFLATED;
        }
        if (syntax.bigEndian()) {
            return BIG_ENDIAN;
        }
        return !syntax.encapsulated() || syntax.equals(ENCAPSULATED_UNCOMPRESSED) ? LITTLE_ENDIAN : OTHER;
    }
}
