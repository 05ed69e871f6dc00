package pacs.archive.intake;

import pacs.archive.catalogue.ObjectFacts;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.platform.Refusal;

/** Third step: the object has its four UIDs, and they are those its sender named. */
final class Checking {

    /**
     * @throws Refusal with INVALID_OBJECT when a UID is missing or malformed, INVALID_REQUEST when it is another one, UNSUPPORTED_MEDIA for a
     *     transfer syntax nobody knows
     */
    Checked check(Received received) {
        DataSet dataSet = received.parsed().dataSet();
        StudyUid study = Required.uid(dataSet, Tags.StudyInstanceUID, StudyUid::ofPadded);
        Required.uid(dataSet, Tags.SeriesInstanceUID, SeriesUid::ofPadded);
        SopInstanceUid instance = Required.uid(dataSet, Tags.SOPInstanceUID, SopInstanceUid::ofPadded);
        SopClass sopClass = Required.uid(dataSet, Tags.SOPClassUID, SopClass::ofPadded);
        switch (received.incoming()) {
            case Incoming.OfCommand command -> {
                requireSame("SOP Instance UID", command.sopInstance(), instance);
                requireSame("SOP Class UID", command.sopClass(), sopClass);
            }
            case Incoming.OfFile file ->
                file.study().ifPresent(named -> requireSame("Study Instance UID", named, study));
        }
        requireKnown(received.parsed().transferSyntax());
        return new Checked(received, ObjectFacts.of(dataSet, received.parsed().transferSyntax()));
    }

    /** Of another one nobody could say where its frames lie, or read it back. */
    private static void requireKnown(TransferSyntax syntax) {
        if (!syntax.isKnown()) {
            throw new Refusal(
                    Refusal.Reason.UNSUPPORTED_MEDIA, "The transfer syntax " + syntax + " is not one of the standard");
        }
    }

    private static void requireSame(String name, Object asked, Object found) {
        if (!asked.equals(found)) {
            throw new Refusal(
                    Refusal.Reason.INVALID_REQUEST,
                    "The " + name + " of the request is " + asked + ", that of the object " + found);
        }
    }
}
