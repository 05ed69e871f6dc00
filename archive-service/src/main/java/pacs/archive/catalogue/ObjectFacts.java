package pacs.archive.catalogue;

import pacs.dicom.core.DataSet;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.TransferSyntax;
import pacs.platform.tenancy.InstitutionId;

/** What the catalogue wants to know of an object: taken from its header once, when it comes in. */
public record ObjectFacts(StudyFacts study, SeriesFacts series, InstanceFacts instance) {

    /**
     * Reads the attributes that identify an object and those by which it is searched.
     *
     * @throws IllegalArgumentException when one of the four UIDs is missing or no UID
     */
    public static ObjectFacts of(DataSet header, TransferSyntax transferSyntax) {
        return new ObjectFacts(StudyFacts.of(header), SeriesFacts.of(header), InstanceFacts.of(header, transferSyntax));
    }

    /** Which study this is when it belongs to that institution. */
    public StudyKey studyKey(InstitutionId institution) {
        return new StudyKey(institution, study.uid());
    }

    /** Which instance this is when it belongs to that institution. */
    public InstanceKey instanceKey(InstitutionId institution) {
        return new InstanceKey(studyKey(institution), instance.uid());
    }

    public StudyUid studyUid() {
        return study.uid();
    }

    public SeriesUid seriesUid() {
        return series.uid();
    }

    public SopInstanceUid sopInstance() {
        return instance.uid();
    }

    public SopClass sopClass() {
        return instance.sopClass();
    }

    public TransferSyntax transferSyntax() {
        return instance.transferSyntax();
    }
}
