package pacs.dicom.net;

import java.net.InetAddress;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.TransferSyntax;

/**
 * A C-STORE request (PS3.7 9.1.1).
 *
 * @param association names the association in logs; unique
 */
public record StoreRequest(
        AeTitle calling,
        AeTitle called,
        InetAddress peer,
        SopClass sopClass,
        SopInstanceUid sopInstance,
        TransferSyntax transferSyntax,
        String association) {}
