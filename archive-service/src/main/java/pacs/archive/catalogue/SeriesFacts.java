package pacs.archive.catalogue;

import java.time.LocalDate;
import java.util.Optional;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.Tags;

/** A series as an object names it (PS3.3 C.7.3.1). Text that is absent is empty. */
record SeriesFacts(
        SeriesUid uid,
        String modality,
        Optional<Integer> number,
        String description,
        String bodyPart,
        Optional<LocalDate> performedDate,
        String performedTime) {

    static SeriesFacts of(DataSet header) {
        return new SeriesFacts(
                SeriesUid.ofPadded(Texts.uid(header, Tags.SeriesInstanceUID)),
                Texts.of(header, Tags.Modality),
                Texts.number(header, Tags.SeriesNumber),
                Texts.of(header, Tags.SeriesDescription),
                Texts.of(header, Tags.BodyPartExamined),
                Moments.date(Texts.of(header, Tags.PerformedProcedureStepStartDate)),
                Moments.time(Texts.of(header, Tags.PerformedProcedureStepStartTime)));
    }
}
