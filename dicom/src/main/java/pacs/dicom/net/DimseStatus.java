package pacs.dicom.net;

/**
 * The answer to a DIMSE request (PS3.7 C, PS3.4 B.2.3).
 *
 * @param code 0 to 0xFFFF
 * @param comment for people, in English; the wire carries its first 64 ASCII characters; may be empty
 */
public record DimseStatus(int code, String comment) {

    public static final DimseStatus SUCCESS = new DimseStatus(0x0000, "");
    public static final DimseStatus PROCESSING_FAILURE = new DimseStatus(0x0110, "Processing failure");
    public static final DimseStatus DUPLICATE_SOP_INSTANCE = new DimseStatus(0x0111, "Duplicate SOP instance");
    public static final DimseStatus INVALID_SOP_INSTANCE = new DimseStatus(0x0117, "Invalid SOP instance UID");
    public static final DimseStatus SOP_CLASS_NOT_SUPPORTED = new DimseStatus(0x0122, "SOP class not supported");
    public static final DimseStatus NOT_AUTHORIZED = new DimseStatus(0x0124, "Not authorized");
    public static final DimseStatus UNRECOGNIZED_OPERATION = new DimseStatus(0x0211, "Unrecognized operation");
    public static final DimseStatus OUT_OF_RESOURCES = new DimseStatus(0xA700, "Out of resources");
    public static final DimseStatus DATA_SET_DOES_NOT_MATCH_SOP_CLASS =
            new DimseStatus(0xA900, "Data set does not match SOP class");
    public static final DimseStatus CANNOT_UNDERSTAND = new DimseStatus(0xC000, "Cannot understand");

    /** @throws IllegalArgumentException when the code does not fit into two bytes */
    public DimseStatus {
        if (code < 0 || code > 0xFFFF) {
            throw new IllegalArgumentException("Not a DIMSE status: " + code);
        }
    }

    /** The same answer with words of its own. */
    public DimseStatus withComment(String words) {
        return new DimseStatus(code, words);
    }

    public boolean isSuccess() {
        return code == 0;
    }

    /** Whether the request was granted all the same (PS3.7 C.3). */
    public boolean isWarning() {
        return code == 0x0001 || code == 0x0107 || code == 0x0116 || (code & 0xF000) == 0xB000;
    }

    @Override
    public String toString() {
        return "%04X%s".formatted(code, comment.isEmpty() ? "" : " " + comment);
    }
}
