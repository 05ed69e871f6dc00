package pacs.dicom.core;

import java.util.List;
import pacs.dicom.core.TransferSyntaxTable.Encoding;
import pacs.dicom.core.TransferSyntaxTable.Row;

/** How an object is encoded (PS3.5 10, PS3.6 A.1). Any UID may stand here; {@link #isKnown} tells the standard's. */
public record TransferSyntax(String uid) {

    public static final TransferSyntax IMPLICIT_VR_LITTLE_ENDIAN = new TransferSyntax("1.2.840.10008.1.2");
    public static final TransferSyntax EXPLICIT_VR_LITTLE_ENDIAN = new TransferSyntax("1.2.840.10008.1.2.1");
    public static final TransferSyntax DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN =
            new TransferSyntax("1.2.840.10008.1.2.1.99");
    public static final TransferSyntax EXPLICIT_VR_BIG_ENDIAN = new TransferSyntax("1.2.840.10008.1.2.2");
    public static final TransferSyntax JPEG_BASELINE = new TransferSyntax("1.2.840.10008.1.2.4.50");
    public static final TransferSyntax JPEG_EXTENDED = new TransferSyntax("1.2.840.10008.1.2.4.51");
    public static final TransferSyntax JPEG_LOSSLESS = new TransferSyntax("1.2.840.10008.1.2.4.57");
    public static final TransferSyntax JPEG_LOSSLESS_SV1 = new TransferSyntax("1.2.840.10008.1.2.4.70");
    public static final TransferSyntax JPEG_LS_LOSSLESS = new TransferSyntax("1.2.840.10008.1.2.4.80");
    public static final TransferSyntax JPEG_LS_NEAR_LOSSLESS = new TransferSyntax("1.2.840.10008.1.2.4.81");
    public static final TransferSyntax JPEG_2000_LOSSLESS = new TransferSyntax("1.2.840.10008.1.2.4.90");
    public static final TransferSyntax JPEG_2000 = new TransferSyntax("1.2.840.10008.1.2.4.91");
    public static final TransferSyntax HTJ2K_LOSSLESS = new TransferSyntax("1.2.840.10008.1.2.4.201");
    public static final TransferSyntax HTJ2K_LOSSLESS_RPCL = new TransferSyntax("1.2.840.10008.1.2.4.202");
    public static final TransferSyntax HTJ2K = new TransferSyntax("1.2.840.10008.1.2.4.203");
    public static final TransferSyntax RLE_LOSSLESS = new TransferSyntax("1.2.840.10008.1.2.5");

    /** @throws IllegalArgumentException when the text is no UID (see {@link Uid}) */
    public TransferSyntax {
        Uid.requireValid(uid);
    }

    /** As it lies in a data set or PDU, perhaps padded. */
    public static TransferSyntax ofPadded(String raw) {
        return new TransferSyntax(Uid.unpadded(raw));
    }

    /** Every transfer syntax of PS3.6 A.1 in which objects are stored, retired ones included. */
    public static List<TransferSyntax> all() {
        return TransferSyntaxTable.ROWS.keySet().stream()
                .map(TransferSyntax::new)
                .toList();
    }

    /** Whether this is one of {@link #all}. */
    public boolean isKnown() {
        return TransferSyntaxTable.ROWS.containsKey(uid);
    }

    /** Whether elements carry their VR; true for unknown syntaxes, as private ones build on explicit little endian. */
    public boolean explicitVr() {
        return encoding() != Encoding.IMPLICIT;
    }

    /** Whether numbers lie in big endian (retired, but old archives are full of it). */
    public boolean bigEndian() {
        return encoding() == Encoding.BIG_ENDIAN;
    }

    /** Whether everything after the file meta information is one deflate stream (PS3.5 A.5). */
    public boolean deflated() {
        return encoding() == Encoding.DEFLATED;
    }

    /** Whether pixel data lie in fragments (PS3.5 A.4). */
    public boolean encapsulated() {
        return encoding() == Encoding.ENCAPSULATED || video();
    }

    /** Whether the fragments are one video stream, in which single frames cannot be addressed. */
    public boolean video() {
        return encoding() == Encoding.VIDEO;
    }

    /** The name as PS3.6 has it, else the UID. */
    public String name() {
        Row row = TransferSyntaxTable.ROWS.get(uid);
        return row == null ? uid : row.name();
    }

    @Override
    public String toString() {
        return uid;
    }

    private Encoding encoding() {
        Row row = TransferSyntaxTable.ROWS.get(uid);
        return row == null ? Encoding.EXPLICIT : row.encoding();
    }
}
