package pacs.dicom.net;

/** What can happen to an association: Evt1 to Evt19 of PS3.8 table 9-10, in its order. */
enum Event {
    ASSOCIATE_REQUEST,
    TRANSPORT_CONFIRMED,
    ASSOCIATE_AC_RECEIVED,
    ASSOCIATE_RJ_RECEIVED,
    TRANSPORT_INDICATED,
    ASSOCIATE_RQ_RECEIVED,
    ASSOCIATE_ACCEPT,
    ASSOCIATE_REJECT,
    DATA_REQUEST,
    DATA_RECEIVED,
    RELEASE_REQUEST,
    RELEASE_RQ_RECEIVED,
    RELEASE_RP_RECEIVED,
    RELEASE_RESPONSE,
    ABORT_REQUEST,
    ABORT_RECEIVED,
    TRANSPORT_CLOSED,
    ARTIM_EXPIRED,
    INVALID_PDU;

    /** The event that the arrival of a PDU is. */
    static Event received(Pdu pdu) {
        return switch (pdu) {
            case Pdu.AssociateRq _ -> ASSOCIATE_RQ_RECEIVED;
            case Pdu.AssociateAc _ -> ASSOCIATE_AC_RECEIVED;
            case Pdu.AssociateRj _ -> ASSOCIATE_RJ_RECEIVED;
            case Pdu.DataValue _ -> DATA_RECEIVED;
            case Pdu.ReleaseRq _ -> RELEASE_RQ_RECEIVED;
            case Pdu.ReleaseRp _ -> RELEASE_RP_RECEIVED;
            case Pdu.Abort _ -> ABORT_RECEIVED;
        };
    }

    /** The local wish that is granted by sending a PDU. */
    static Event wished(Pdu pdu) {
        return switch (pdu) {
            case Pdu.AssociateRq _ -> TRANSPORT_CONFIRMED;
            case Pdu.AssociateAc _ -> ASSOCIATE_ACCEPT;
            case Pdu.AssociateRj _ -> ASSOCIATE_REJECT;
            case Pdu.DataValue _ -> DATA_REQUEST;
            case Pdu.ReleaseRq _ -> RELEASE_REQUEST;
            case Pdu.ReleaseRp _ -> RELEASE_RESPONSE;
            case Pdu.Abort _ -> ABORT_REQUEST;
        };
    }
}
