package pacs.archive.intake;

import java.util.Optional;
import java.util.function.Function;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;
import pacs.dicom.io.ObjectParser;
import pacs.platform.blobs.HeldStream;

/**
 * An object read as far as its Study Instance UID.
 *
 * @param parser reads on from {@code stream}
 * @param seen the elements read so far
 */
record Sighted(Incoming incoming, HeldStream stream, ObjectParser parser, DataSet seen) implements AutoCloseable {

    Optional<SopClass> sopClass() {
        return uid(Tags.SOPClassUID, SopClass::ofPadded);
    }

    Optional<SopInstanceUid> sopInstance() {
        return uid(Tags.SOPInstanceUID, SopInstanceUid::ofPadded);
    }

    /** Gives back the memory the header took. */
    @Override
    public void close() {
        stream.close();
        parser.close();
    }

    private <T> Optional<T> uid(int tag, Function<String, T> type) {
        try {
            return seen.string(tag).map(type);
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // why, is told by whoever needs the UID
        }
    }
}
