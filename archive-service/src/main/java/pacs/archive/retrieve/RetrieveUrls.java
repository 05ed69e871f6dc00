package pacs.archive.retrieve;

import java.net.URI;
import pacs.archive.catalogue.StoredInstance;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;

/**
 * Where things are retrieved. The institution is part of it: the same study may exist in two.
 *
 * @param institution {@code http://host/dicom-web/at/CODE}
 */
public record RetrieveUrls(String institution) {

    /** The path below which everything here lies. */
    public static final String ROOT = "dicom-web";

    public static final String AT = "at";

    /** @param base {@code http://host/} */
    public static RetrieveUrls of(URI base, String code) {
        return new RetrieveUrls(base.resolve("/" + ROOT + "/" + AT + "/" + code).toString());
    }

    public String study(StudyUid study) {
        return institution + "/studies/" + study;
    }

    public String series(StudyUid study, SeriesUid series) {
        return study(study) + "/series/" + series;
    }

    public String instance(StudyUid study, SeriesUid series, SopInstanceUid instance) {
        return series(study, series) + "/instances/" + instance;
    }

    public String of(StoredInstance instance) {
        return instance(instance.study(), instance.series(), instance.instance());
    }

    /** Before the path of a value in the data set. */
    public String bulkData(StoredInstance instance) {
        return of(instance) + "/bulkdata/";
    }
}
