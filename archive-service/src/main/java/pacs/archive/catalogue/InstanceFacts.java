package pacs.archive.catalogue;

import java.util.Optional;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;

/** An instance as it names itself (PS3.3 C.12.1), and how it is encoded. */
record InstanceFacts(SopInstanceUid uid, SopClass sopClass, TransferSyntax transferSyntax, Optional<Integer> number) {

    static InstanceFacts of(DataSet header, TransferSyntax transferSyntax) {
        return new InstanceFacts(
                SopInstanceUid.ofPadded(Texts.uid(header, Tags.SOPInstanceUID)),
                SopClass.ofPadded(Texts.uid(header, Tags.SOPClassUID)),
                transferSyntax,
                Texts.number(header, Tags.InstanceNumber));
    }
}
