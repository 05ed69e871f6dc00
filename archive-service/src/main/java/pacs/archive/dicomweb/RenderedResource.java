package pacs.archive.dicomweb;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import pacs.archive.retrieve.LocatedInstances;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.audit.Audited;
import pacs.platform.security.Needs;
import pacs.platform.security.Right;

/** Retrieve transaction for rendered resources and thumbnails (PS3.18 10.4). */
@Path("dicom-web/studies/{study}")
@Authenticated
@Needs(Right.READ)
@RunOnVirtualThread
class RenderedResource {

    private final LocatedInstances instances;
    private final Whereabouts whereabouts;
    private final RenderedAnswers answers;
    private final ThumbnailAnswers thumbnails;

    RenderedResource(
            LocatedInstances instances, Whereabouts whereabouts, RenderedAnswers answers, ThumbnailAnswers thumbnails) {
        this.instances = instances;
        this.whereabouts = whereabouts;
        this.answers = answers;
        this.thumbnails = thumbnails;
    }

    @GET
    @Path("series/{series}/instances/{instance}/rendered")
    @Audited(value = "rendered", in = "archive", gathered = true)
    public Response instance(
            @PathParam("study") StudyUid study,
            @PathParam("series") SeriesUid series,
            @PathParam("instance") SopInstanceUid instance)
            throws IOException {
        return answers.instance(instances.find(whereabouts.sight(study), series, instance));
    }

    @GET
    @Path("series/{series}/instances/{instance}/frames/{frames}/rendered")
    @Audited(value = "rendered", in = "archive", gathered = true)
    public Response frames(
            @PathParam("study") StudyUid study,
            @PathParam("series") SeriesUid series,
            @PathParam("instance") SopInstanceUid instance,
            @PathParam("frames") FrameList frames)
            throws IOException {
        return answers.frames(instances.find(whereabouts.sight(study), series, instance), frames.numbers());
    }

    @GET
    @Path("series/{series}/instances/{instance}/thumbnail")
    @Audited(value = "thumbnail-seen", in = "archive", gathered = true)
    public Response instanceThumbnail(
            @PathParam("study") StudyUid study,
            @PathParam("series") SeriesUid series,
            @PathParam("instance") SopInstanceUid instance)
            throws IOException {
        return answers.thumbnail(instances.find(whereabouts.sight(study), series, instance), Optional.empty());
    }

    @GET
    @Path("series/{series}/instances/{instance}/frames/{frames}/thumbnail")
    @Audited(value = "thumbnail-seen", in = "archive", gathered = true)
    public Response framesThumbnail(
            @PathParam("study") StudyUid study,
            @PathParam("series") SeriesUid series,
            @PathParam("instance") SopInstanceUid instance,
            @PathParam("frames") FrameList frames)
            throws IOException {
        return answers.thumbnail(
                instances.find(whereabouts.sight(study), series, instance),
                Optional.of(frames.numbers().getFirst()));
    }

    @GET
    @Path("series/{series}/thumbnail")
    @Audited(value = "thumbnail-seen", in = "archive", gathered = true)
    public Response seriesThumbnail(@PathParam("study") StudyUid study, @PathParam("series") SeriesUid series)
            throws IOException {
        return thumbnails.series(study, series);
    }

    @GET
    @Path("thumbnail")
    @Audited(value = "thumbnail-seen", in = "archive", gathered = true)
    public Response studyThumbnail(@PathParam("study") StudyUid study) throws IOException {
        return thumbnails.study(study);
    }
}
