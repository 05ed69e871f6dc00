package pacs.archive.intake;

import java.util.Optional;
import pacs.archive.catalogue.ObjectFacts;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.platform.Refusal;

/** What became of an object, in words every wire can say. */
public sealed interface Verdict {

    /** Here, durable and findable; also when it had been here before. */
    record Kept(ObjectFacts facts) implements Verdict {}

    /**
     * Nothing of it is kept and nothing changed.
     *
     * @param sopClass as far as it was understood
     */
    record Refused(Refusal refusal, Optional<SopClass> sopClass, Optional<SopInstanceUid> sopInstance)
            implements Verdict {}
}
