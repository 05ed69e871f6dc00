package pacs.dicom.net;

/** Where an association stands (PS3.8 tables 9-1 to 9-5), in the standard's order and by its names. */
enum State {
    /** Idle. */
    STA1,
    /** Transport connection open; awaiting A-ASSOCIATE-RQ. */
    STA2,
    /** Awaiting the local answer to the request. */
    STA3,
    /** Awaiting the transport connection. */
    STA4,
    /** Awaiting A-ASSOCIATE-AC or A-ASSOCIATE-RJ. */
    STA5,
    /** Established. */
    STA6,
    /** Awaiting A-RELEASE-RP. */
    STA7,
    /** Awaiting the local answer to A-RELEASE-RQ. */
    STA8,
    /** Release collision, requestor of the association; awaiting the local answer. */
    STA9,
    /** Release collision, acceptor of the association; awaiting A-RELEASE-RP. */
    STA10,
    /** Release collision, requestor of the association; awaiting A-RELEASE-RP. */
    STA11,
    /** Release collision, acceptor of the association; awaiting the local answer. */
    STA12,
    /** Awaiting that the peer closes the transport connection. */
    STA13
}
