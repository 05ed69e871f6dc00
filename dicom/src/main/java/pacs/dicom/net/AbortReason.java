package pacs.dicom.net;

/** Why the upper layer itself aborts (PS3.8 table 9-26). */
enum AbortReason {
    NOT_SPECIFIED(0),
    UNRECOGNIZED_PDU(1),
    UNEXPECTED_PDU(2),
    UNRECOGNIZED_PARAMETER(4),
    UNEXPECTED_PARAMETER(5),
    INVALID_PARAMETER_VALUE(6);

    final int code;

    AbortReason(int code) {
        this.code = code;
    }
}
