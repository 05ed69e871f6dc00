package pacs.dicom.net;

/** First byte of PDUs and of the items in them (PS3.8 9.3, PS3.7 D.3.3). */
final class PduType {

    static final int ASSOCIATE_RQ = 0x01;
    static final int ASSOCIATE_AC = 0x02;
    static final int ASSOCIATE_RJ = 0x03;
    static final int P_DATA_TF = 0x04;
    static final int RELEASE_RQ = 0x05;
    static final int RELEASE_RP = 0x06;
    static final int ABORT = 0x07;

    static final int ITEM_APPLICATION_CONTEXT = 0x10;
    static final int ITEM_PROPOSED_CONTEXT = 0x20;
    static final int ITEM_CONTEXT_RESULT = 0x21;
    static final int ITEM_ABSTRACT_SYNTAX = 0x30;
    static final int ITEM_TRANSFER_SYNTAX = 0x40;
    static final int ITEM_USER_INFORMATION = 0x50;
    static final int ITEM_MAXIMUM_LENGTH = 0x51;
    static final int ITEM_IMPLEMENTATION_CLASS = 0x52;
    static final int ITEM_ASYNCHRONOUS_OPERATIONS = 0x53;
    static final int ITEM_IMPLEMENTATION_VERSION = 0x55;

    private PduType() {}
}
