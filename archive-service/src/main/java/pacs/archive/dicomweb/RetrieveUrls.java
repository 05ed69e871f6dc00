package pacs.archive.dicomweb;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;

/**
 * Where things are retrieved. The institution is part of it: the same study may exist in two.
 *
 * @param institution {@code http://host/dicom-web/at/CODE}
 */
record RetrieveUrls(String institution) {

    /** The path below which everything here lies. */
    static final String ROOT = "dicom-web";

    static final String AT = "at";

    /** @param code of the institution, which may hold any characters */
    static RetrieveUrls of(URI base, String code) {
        String segment = URLEncoder.encode(code, StandardCharsets.UTF_8).replace("+", "%20");
        return new RetrieveUrls(
                base.resolve("/" + ROOT + "/" + AT + "/" + segment).toString());
    }

    String study(StudyUid study) {
        return institution + "/studies/" + study;
    }

    String series(StudyUid study, SeriesUid series) {
        return study(study) + "/series/" + series;
    }

    String instance(StudyUid study, SeriesUid series, SopInstanceUid instance) {
        return series(study, series) + "/instances/" + instance;
    }
}
