package pacs.archive.catalogue;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Optional;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tags;

/**
 * A study as an object names it (PS3.3 C.7.2.1). Text that is absent is empty.
 *
 * @param assumedCharset in which the object was read, as what it declares cannot be right
 */
record StudyFacts(
        StudyUid uid,
        Optional<LocalDate> date,
        String time,
        String id,
        String accession,
        String description,
        String referringPhysician,
        PatientFacts patient,
        Optional<Charset> assumedCharset) {

    static StudyFacts of(DataSet header) {
        return new StudyFacts(
                StudyUid.ofPadded(Texts.uid(header, Tags.StudyInstanceUID)),
                Moments.date(Texts.of(header, Tags.StudyDate)),
                Moments.time(Texts.of(header, Tags.StudyTime)),
                Texts.of(header, Tags.StudyID),
                Texts.key(header, Tags.AccessionNumber),
                Texts.of(header, Tags.StudyDescription),
                Texts.of(header, Tags.ReferringPhysicianName),
                PatientFacts.of(header),
                header.assumedCharset());
    }
}
