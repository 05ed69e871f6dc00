package pacs.archive.dicomweb;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import pacs.archive.retrieve.BulkPath;
import pacs.archive.retrieve.LocatedInstances;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.audit.Audited;
import pacs.platform.security.Needs;
import pacs.platform.security.Right;

/** Retrieve transaction for frames and bulk data of one instance (PS3.18 10.4). */
@Path("dicom-web/studies")
@Authenticated
@Audited(value = "retrieved", in = "archive", gathered = true)
@Needs(Right.READ)
@RunOnVirtualThread
class PixelResource {

    private final LocatedInstances instances;
    private final Whereabouts whereabouts;
    private final PixelAnswers answers;

    PixelResource(LocatedInstances instances, Whereabouts whereabouts, PixelAnswers answers) {
        this.instances = instances;
        this.whereabouts = whereabouts;
        this.answers = answers;
    }

    @GET
    @Path("{study}/series/{series}/instances/{instance}/frames/{frames}")
    public Response frames(
            @PathParam("study") StudyUid study,
            @PathParam("series") SeriesUid series,
            @PathParam("instance") SopInstanceUid instance,
            @PathParam("frames") FrameList frames)
            throws IOException {
        return answers.frames(instances.find(whereabouts.sight(study), series, instance), frames.numbers());
    }

    @GET
    @Path("{study}/series/{series}/instances/{instance}/bulkdata/{path:.+}")
    public Response bulkData(
            @PathParam("study") StudyUid study,
            @PathParam("series") SeriesUid series,
            @PathParam("instance") SopInstanceUid instance,
            @PathParam("path") String path)
            throws IOException {
        BulkPath wanted = BulkPath.parse(path);
        return answers.bulkData(instances.find(whereabouts.sight(study), series, instance), wanted);
    }
}
