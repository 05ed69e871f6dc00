package pacs.archive.identity.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import pacs.archive.identity.IndexViews.LinkView;
import pacs.archive.identity.IndexViews.NumberView;
import pacs.archive.identity.IndexViews.PatientView;
import pacs.platform.tenancy.Directory;
import pacs.platform.tenancy.Institution;

/** A patient as JSON, with the institution by code and name. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PatientAnswer(
        long id,
        String institution,
        String institutionName,
        String issuer,
        String patientId,
        String name,
        Optional<LocalDate> birthDate,
        String sex,
        List<NumberView> numbers,
        List<LinkView> links,
        List<PatientAnswer> same) {

    static PatientAnswer of(PatientView patient, Directory directory) {
        Institution owner = directory.institution(patient.institution()).orElseThrow();
        return new PatientAnswer(
                patient.id(),
                owner.code(),
                owner.name(),
                patient.issuer(),
                patient.patientId(),
                patient.name(),
                patient.birthDate(),
                patient.sex(),
                patient.numbers(),
                patient.links(),
                patient.same().stream().map(one -> of(one, directory)).toList());
    }
}
