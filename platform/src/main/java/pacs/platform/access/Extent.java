package pacs.platform.access;

import java.util.List;
import pacs.dicom.core.StudyUid;

/** What of an institution is seen by a grant. */
public sealed interface Extent {

    /** These, 1 to 1000. */
    record Studies(List<StudyUid> studies) implements Extent {
        public static final int MOST = 1000;

        public Studies {
            studies = List.copyOf(studies);
            if (studies.isEmpty() || studies.size() > MOST) {
                throw new IllegalArgumentException("A grant names 1 to " + MOST + " studies");
            }
        }
    }

    /**
     * All there are and will be of a patient.
     *
     * @param issuer of the id; empty when the owner's studies name none
     */
    record Patient(String id, String issuer) implements Extent {
        public Patient {
            if (id.isBlank()) {
                throw new IllegalArgumentException("A patient is named by an id");
            }
        }
    }
}
