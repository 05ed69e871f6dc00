package pacs.archive.dicomweb;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import pacs.archive.search.QueryLevel;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.audit.Audited;
import pacs.platform.security.Needs;
import pacs.platform.security.Right;

/** Search transaction for studies, and for what is in one (PS3.18 10.6). */
@Path("dicom-web/studies")
@Authenticated
@Audited(value = "searched", in = "archive")
@Needs(Right.READ)
@RunOnVirtualThread
class StudySearchResource {

    private final SearchAnswers search;

    StudySearchResource(SearchAnswers search) {
        this.search = search;
    }

    @GET
    public Response studies() {
        return search.all(QueryLevel.STUDY);
    }

    @GET
    @Path("{study}/series")
    public Response series(@PathParam("study") StudyUid study) {
        return search.within(QueryLevel.SERIES, study);
    }

    @GET
    @Path("{study}/instances")
    public Response instances(@PathParam("study") StudyUid study) {
        return search.within(QueryLevel.INSTANCE, study);
    }

    @GET
    @Path("{study}/series/{series}/instances")
    public Response instances(@PathParam("study") StudyUid study, @PathParam("series") SeriesUid series) {
        return search.within(QueryLevel.INSTANCE, study, series);
    }
}
