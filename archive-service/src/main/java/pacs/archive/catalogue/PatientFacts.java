package pacs.archive.catalogue;

import java.time.LocalDate;
import java.util.Optional;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Tags;

/**
 * The patient as an object names him or her (PS3.3 C.7.1.1). Text that is absent is empty.
 *
 * @param issuer Issuer of Patient ID; within one institution the same id of another issuer is another patient
 */
record PatientFacts(String issuer, String id, SearchName name, Optional<LocalDate> birthDate, String sex) {

    static PatientFacts of(DataSet header) {
        return new PatientFacts(
                Texts.key(header, Tags.IssuerOfPatientID),
                Texts.key(header, Tags.PatientID),
                SearchName.of(header.name(Tags.PatientName)),
                Moments.date(Texts.of(header, Tags.PatientBirthDate)),
                Texts.of(header, Tags.PatientSex));
    }
}
