package pacs.archive.intake;

import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import pacs.archive.catalogue.Transfer;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.TransferSyntax;

/** An object on its way in, in the two forms in which peers send it. */
public sealed interface Incoming {

    Transfer transfer();

    /** Read once, to its end; its end is the end of the object. */
    InputStream bytes();

    /** Bytes of the object, where its sender says so beforehand. */
    OptionalLong length();

    /** A data set behind a C-STORE command, which names what it is (PS3.7 9.1.1); file meta is ours to make. */
    record OfCommand(
            Transfer transfer,
            SopClass sopClass,
            SopInstanceUid sopInstance,
            TransferSyntax transferSyntax,
            AeTitle calling,
            InputStream bytes)
            implements Incoming {

        /** A C-STORE does not say. */
        @Override
        public OptionalLong length() {
            return OptionalLong.empty();
        }
    }

    /**
     * A Part 10 file (PS3.18 10.5).
     *
     * @param study the study to which the request limits its objects
     */
    record OfFile(Transfer transfer, Optional<StudyUid> study, OptionalLong length, InputStream bytes)
            implements Incoming {}
}
