package pacs.dicom.net;

/** The answer to an {@link AssociationRequest}. */
public sealed interface Admission {

    /** Come in: Verification and every storage SOP class may be used. */
    record Accepted() implements Admission {}

    /** Stay out. */
    record Rejected(RejectionReason reason) implements Admission {}
}
