package pacs.archive.dicomweb;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import pacs.archive.retrieve.LocatedInstances;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.audit.Audited;
import pacs.platform.security.Needs;
import pacs.platform.security.Right;

/** Retrieve transaction for studies, series and instances, whole or their metadata (PS3.18 10.4). */
@Path("dicom-web/studies")
@Authenticated
@Needs(Right.READ)
@RunOnVirtualThread
class RetrieveResource {

    private final LocatedInstances located;
    private final Whereabouts whereabouts;
    private final ObjectAnswers answers;
    private final MetadataAnswers metadata;

    RetrieveResource(
            LocatedInstances located, Whereabouts whereabouts, ObjectAnswers answers, MetadataAnswers metadata) {
        this.located = located;
        this.whereabouts = whereabouts;
        this.answers = answers;
        this.metadata = metadata;
    }

    @GET
    @Path("{study}")
    @Audited(value = "retrieved", in = "archive", gathered = true)
    public Response study(@PathParam("study") StudyUid study) {
        return answers.objects(located.of(whereabouts.sight(study)));
    }

    @GET
    @Path("{study}/metadata")
    @Audited(value = "metadata-read", in = "archive", gathered = true)
    public Response studyMetadata(@PathParam("study") StudyUid study) {
        return answers.metadata(located.of(whereabouts.sight(study)));
    }

    @GET
    @Path("{study}/series/{series}")
    @Audited(value = "retrieved", in = "archive", gathered = true)
    public Response series(@PathParam("study") StudyUid study, @PathParam("series") SeriesUid series) {
        return answers.objects(located.of(whereabouts.sight(study), series));
    }

    @GET
    @Path("{study}/series/{series}/metadata")
    @Audited(value = "metadata-read", in = "archive", gathered = true)
    public Response seriesMetadata(@PathParam("study") StudyUid study, @PathParam("series") SeriesUid series) {
        return metadata.series(study, series)
                .orElseGet(() -> answers.metadata(located.of(whereabouts.sight(study), series)));
    }

    @GET
    @Path("{study}/series/{series}/instances/{instance}")
    @Audited(value = "retrieved", in = "archive", gathered = true)
    public Response instance(
            @PathParam("study") StudyUid study,
            @PathParam("series") SeriesUid series,
            @PathParam("instance") SopInstanceUid instance)
            throws IOException {
        return answers.object(located.find(whereabouts.sight(study), series, instance));
    }

    @GET
    @Path("{study}/series/{series}/instances/{instance}/metadata")
    @Audited(value = "metadata-read", in = "archive", gathered = true)
    public Response instanceMetadata(
            @PathParam("study") StudyUid study,
            @PathParam("series") SeriesUid series,
            @PathParam("instance") SopInstanceUid instance)
            throws IOException {
        return answers.metadata(List.of(located.find(whereabouts.sight(study), series, instance)));
    }
}
