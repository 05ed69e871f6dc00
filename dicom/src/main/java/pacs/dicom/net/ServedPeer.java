package pacs.dicom.net;

import java.net.InetAddress;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.SopInstanceUid;

/** Who is at the other end of an association we serve. */
record ServedPeer(AeTitle calling, AeTitle called, InetAddress address, String association) {

    StoreRequest request(AcceptedContext context, SopInstanceUid instance) {
        return new StoreRequest(
                calling, called, address, context.abstractSyntax(), instance, context.transferSyntax(), association);
    }
}
