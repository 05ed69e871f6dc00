package pacs.archive.dicomweb;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import pacs.archive.search.QueryLevel;
import pacs.platform.audit.Audited;
import pacs.platform.security.Needs;
import pacs.platform.security.Right;

/** Search transaction for instances of any study (PS3.18 10.6). */
@Path("dicom-web/instances")
@Authenticated
@Audited(value = "searched", in = "archive")
@Needs(Right.READ)
@RunOnVirtualThread
class InstanceSearchResource {

    private final SearchAnswers search;

    InstanceSearchResource(SearchAnswers search) {
        this.search = search;
    }

    @GET
    public Response instances() {
        return search.all(QueryLevel.INSTANCE);
    }
}
