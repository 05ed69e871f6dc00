package pacs.dicom.net;

/** Says who may associate. Asked once for each association, on its own thread; may block. */
@FunctionalInterface
public interface AssociationPolicy {

    /** An exception rejects the association for now ("temporary congestion"). */
    Admission admit(AssociationRequest request);
}
