package pacs.dicom.net;

/** Values of the Command Field (PS3.7 E.1). */
final class DimseCommand {

    static final int C_STORE_RQ = 0x0001;
    static final int C_ECHO_RQ = 0x0030;
    static final int C_CANCEL_RQ = 0x0FFF;

    /** Added to the value of a request, this is the value of its response. */
    static final int RESPONSE = 0x8000;

    private DimseCommand() {}
}
