package pacs.archive.dicomweb;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import pacs.archive.catalogue.Locator;
import pacs.archive.catalogue.SeriesVersion;
import pacs.archive.catalogue.Sight;
import pacs.archive.catalogue.StudyContents;
import pacs.archive.catalogue.StudyContents.SeriesContents;
import pacs.archive.catalogue.StudyKey;
import pacs.archive.sidefile.SideFiles;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.Refusal;

/** One picture for a whole series or study: that of a series as it was prepared, of its middle instance. */
@Singleton
class ThumbnailAnswers {

    private final Locator locator;
    private final SideFiles sideFiles;
    private final Whereabouts whereabouts;
    private final RenderedAnswers rendered;

    ThumbnailAnswers(Locator locator, SideFiles sideFiles, Whereabouts whereabouts, RenderedAnswers rendered) {
        this.locator = locator;
        this.sideFiles = sideFiles;
        this.whereabouts = whereabouts;
        this.rendered = rendered;
    }

    Response series(StudyUid study, SeriesUid series) throws IOException {
        Sight sight = whereabouts.sight(study);
        SeriesVersion version = locator.version(sight, series);
        Optional<Response> prepared = prepared(sight.study(), series, version);
        if (prepared.isPresent()) {
            return prepared.get();
        }
        for (SeriesContents each : locator.contents(sight).series()) {
            if (each.uid().equals(series)) {
                return rendered.thumbnail(each.middle(), Optional.empty());
            }
        }
        throw nothing();
    }

    /** That of the first series that has one. */
    Response study(StudyUid study) throws IOException {
        StudyContents contents = locator.contents(whereabouts.sight(study));
        for (SeriesContents each : contents.series()) {
            Optional<Response> prepared =
                    prepared(contents.study(), each.uid(), new SeriesVersion(contents.version(), each.version()));
            if (prepared.isPresent()) {
                return prepared.get();
            }
        }
        for (SeriesContents each : contents.series()) {
            try {
                return rendered.thumbnail(each.middle(), Optional.empty());
            } catch (Refusal no) {
                if (no.reason() != Refusal.Reason.NOT_ACCEPTABLE) {
                    throw no;
                }
            }
        }
        throw nothing();
    }

    private Optional<Response> prepared(StudyKey study, SeriesUid series, SeriesVersion version) {
        return rendered.isUsual()
                ? sideFiles
                        .thumbnail(study, series, version, whereabouts.urls(study.institution()))
                        .map(picture -> rendered.answer(RenderedAnswers.JPEG, picture))
                : Optional.empty();
    }

    private static Refusal nothing() {
        return new Refusal(Refusal.Reason.NOT_ACCEPTABLE, "There is nothing here that could be shown.");
    }
}
