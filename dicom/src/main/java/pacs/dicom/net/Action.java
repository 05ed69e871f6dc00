package pacs.dicom.net;

/** What an event makes an association do, and where it stands afterwards (PS3.8 tables 9-6 to 9-9). */
enum Action {
    /** Open the transport connection. */
    AE_1(State.STA4),
    /** Send A-ASSOCIATE-RQ. */
    AE_2(State.STA5),
    /** Confirm the association. */
    AE_3(State.STA6),
    /** Confirm the rejection and close the transport connection. */
    AE_4(State.STA1),
    /** Transport connection is there: start ARTIM. */
    AE_5(State.STA2),
    /** Stop ARTIM, indicate the request. */
    AE_6(State.STA3),
    /** Send A-ASSOCIATE-AC. */
    AE_7(State.STA6),
    /** Send A-ASSOCIATE-RJ and start ARTIM. */
    AE_8(State.STA13),
    /** Send P-DATA-TF. */
    DT_1(State.STA6),
    /** Indicate data. */
    DT_2(State.STA6),
    /** Send A-RELEASE-RQ. */
    AR_1(State.STA7),
    /** Indicate the wish to release. */
    AR_2(State.STA8),
    /** Confirm the release and close the transport connection. */
    AR_3(State.STA1),
    /** Send A-RELEASE-RP and start ARTIM. */
    AR_4(State.STA13),
    /** Stop ARTIM. */
    AR_5(State.STA1),
    /** Indicate data although release was asked for. */
    AR_6(State.STA7),
    /** Send P-DATA-TF although release was asked for. */
    AR_7(State.STA8),
    /** Indicate a release collision. */
    AR_8(State.STA9, State.STA10),
    /** Send A-RELEASE-RP. */
    AR_9(State.STA11),
    /** Confirm the release. */
    AR_10(State.STA12),
    /** Send A-ABORT as service user and start ARTIM. */
    AA_1(State.STA13),
    /** Stop ARTIM and close the transport connection. */
    AA_2(State.STA1),
    /** Indicate the peer's abort and close the transport connection. */
    AA_3(State.STA1),
    /** Indicate that the connection broke. */
    AA_4(State.STA1),
    /** Stop ARTIM. */
    AA_5(State.STA1),
    /** Ignore the PDU. */
    AA_6(State.STA13),
    /** Send A-ABORT again. */
    AA_7(State.STA13),
    /** Send A-ABORT as service provider, indicate it and start ARTIM. */
    AA_8(State.STA13);

    private final State nextOfRequestor;
    private final State nextOfAcceptor;

    Action(State next) {
        this(next, next);
    }

    Action(State nextOfRequestor, State nextOfAcceptor) {
        this.nextOfRequestor = nextOfRequestor;
        this.nextOfAcceptor = nextOfAcceptor;
    }

    /** @param requestor whether this end asked for the association */
    State next(boolean requestor) {
        return requestor ? nextOfRequestor : nextOfAcceptor;
    }
}
