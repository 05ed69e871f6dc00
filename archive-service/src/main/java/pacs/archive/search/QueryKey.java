package pacs.archive.search;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import pacs.dicom.core.Dictionary;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;

/** The attributes the catalogue keeps: what can be asked for, answered with and sorted by (PS3.18 10.6.1.2, 10.6.3.3). */
public enum QueryKey {
    STUDY_DATE(Tags.StudyDate, QueryLevel.STUDY, "s.study_date", Returned.ALWAYS, Dates::date),
    STUDY_TIME(Tags.StudyTime, QueryLevel.STUDY, "s.study_time", Returned.ALWAYS, Dates::time),
    ACCESSION_NUMBER(Tags.AccessionNumber, QueryLevel.STUDY, "s.accession", Returned.ALWAYS, Matching::text),
    MODALITIES_IN_STUDY(Tags.ModalitiesInStudy, QueryLevel.STUDY, "s.modalities", Returned.ALWAYS, Matching::anyOf),
    REFERRING_PHYSICIAN_NAME(
            Tags.ReferringPhysicianName, QueryLevel.STUDY, "s.referring_physician", Returned.ALWAYS, Matching::name),
    STUDY_DESCRIPTION(Tags.StudyDescription, QueryLevel.STUDY, "s.description", Returned.ON_REQUEST, Matching::text),
    PATIENT_NAME(
            Tags.PatientName,
            QueryLevel.STUDY,
            "s.patient_name",
            Returned.ALWAYS,
            _ -> PatientNames.in("s.name_roman", "s.name_ideographic")),
    PATIENT_ID(Tags.PatientID, QueryLevel.STUDY, "s.patient_id", Returned.ALWAYS, Matching::text),
    ISSUER_OF_PATIENT_ID(
            Tags.IssuerOfPatientID, QueryLevel.STUDY, "s.patient_issuer", Returned.ON_REQUEST, Matching::text),
    PATIENT_BIRTH_DATE(Tags.PatientBirthDate, QueryLevel.STUDY, "s.birth_date", Returned.ALWAYS, Dates::date),
    PATIENT_SEX(Tags.PatientSex, QueryLevel.STUDY, "s.sex", Returned.ALWAYS, Matching::text),
    STUDY_INSTANCE_UID(Tags.StudyInstanceUID, QueryLevel.STUDY, "s.study_uid", Returned.ALWAYS, Matching::uid),
    STUDY_ID(Tags.StudyID, QueryLevel.STUDY, "s.study_id", Returned.ALWAYS, Matching::text),
    NUMBER_OF_STUDY_RELATED_SERIES(
            Tags.NumberOfStudyRelatedSeries, QueryLevel.STUDY, "s.series_count", Returned.ALWAYS, Matching::number),
    NUMBER_OF_STUDY_RELATED_INSTANCES(
            Tags.NumberOfStudyRelatedInstances,
            QueryLevel.STUDY,
            "s.instance_count",
            Returned.ALWAYS,
            Matching::number),

    MODALITY(Tags.Modality, QueryLevel.SERIES, "e.modality", Returned.ALWAYS, Matching::text),
    SERIES_DESCRIPTION(Tags.SeriesDescription, QueryLevel.SERIES, "e.description", Returned.ALWAYS, Matching::text),
    BODY_PART_EXAMINED(Tags.BodyPartExamined, QueryLevel.SERIES, "e.body_part", Returned.ON_REQUEST, Matching::text),
    SERIES_INSTANCE_UID(Tags.SeriesInstanceUID, QueryLevel.SERIES, "e.series_uid", Returned.ALWAYS, Matching::uid),
    SERIES_NUMBER(Tags.SeriesNumber, QueryLevel.SERIES, "e.number", Returned.ALWAYS, Matching::number),
    NUMBER_OF_SERIES_RELATED_INSTANCES(
            Tags.NumberOfSeriesRelatedInstances,
            QueryLevel.SERIES,
            "e.instance_count",
            Returned.ALWAYS,
            Matching::number),
    PERFORMED_PROCEDURE_STEP_START_DATE(
            Tags.PerformedProcedureStepStartDate, QueryLevel.SERIES, "e.performed_date", Returned.ALWAYS, Dates::date),
    PERFORMED_PROCEDURE_STEP_START_TIME(
            Tags.PerformedProcedureStepStartTime, QueryLevel.SERIES, "e.performed_time", Returned.ALWAYS, Dates::time),

    SOP_CLASS_UID(Tags.SOPClassUID, QueryLevel.INSTANCE, "c.uid", Returned.ALWAYS, Matching::uid),
    SOP_INSTANCE_UID(Tags.SOPInstanceUID, QueryLevel.INSTANCE, "i.sop_uid", Returned.ALWAYS, Matching::uid),
    INSTANCE_NUMBER(Tags.InstanceNumber, QueryLevel.INSTANCE, "i.number", Returned.ALWAYS, Matching::number),
    AVAILABLE_TRANSFER_SYNTAX_UID(
            Tags.AvailableTransferSyntaxUID, QueryLevel.INSTANCE, "t.uid", Returned.ALWAYS, Matching::uid);

    private enum Returned {
        ALWAYS,
        ON_REQUEST
    }

    private static final Map<Integer, QueryKey> BY_TAG =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(QueryKey::tag, Function.identity()));

    private final int tag;
    private final QueryLevel level;
    private final String column;
    private final Returned returned;

    @SuppressWarnings("ImmutableEnumChecker") // a function of the column, which is text
    private final Matching matching;

    QueryKey(int tag, QueryLevel level, String column, Returned returned, Function<String, Matching> matching) {
        this.tag = tag;
        this.level = level;
        this.column = column;
        this.returned = returned;
        this.matching = matching.apply(column);
    }

    /** The key with this tag, if the catalogue keeps it. */
    public static Optional<QueryKey> of(int tag) {
        return Optional.ofNullable(BY_TAG.get(tag));
    }

    public int tag() {
        return tag;
    }

    public QueryLevel level() {
        return level;
    }

    /** As the standard writes it, {@code StudyInstanceUID}. */
    public String keyword() {
        return Dictionary.find(tag).orElseThrow().keyword();
    }

    /** Whether an answer of its level has it without being asked (PS3.18 tables 10.6.3-3 to 10.6.3-5). */
    public boolean alwaysReturned() {
        return returned == Returned.ALWAYS;
    }

    /** Whether it can be asked for by a list of values (PS3.4 C.2.2.2.2). */
    public boolean isUid() {
        return vr() == Vr.UI;
    }

    Vr vr() {
        return Dictionary.vrOf(tag);
    }

    String column() {
        return column;
    }

    Condition condition(String value) {
        return matching.condition(value);
    }
}
