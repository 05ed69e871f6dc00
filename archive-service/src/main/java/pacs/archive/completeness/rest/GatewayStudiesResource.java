package pacs.archive.completeness.rest;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import pacs.archive.completeness.GatewayStudies;
import pacs.archive.completeness.GatewayStudy;
import pacs.platform.audit.Audited;
import pacs.platform.security.Caller;
import pacs.platform.security.Needs;
import pacs.platform.security.Right;

/** What of each study is still with a gateway: said by the gateway, shown to people of its institution. */
@Path("api/gateways")
@Audited(in = "archive")
@RunOnVirtualThread
class GatewayStudiesResource {

    /** @param percent of its instances that the archive has said yes to */
    record Answer(String study, String state, int instances, int sent, int percent, String since, String problem) {

        static Answer of(GatewayStudy study) {
            return new Answer(
                    study.study().value(),
                    study.state().name().toLowerCase(Locale.ROOT),
                    study.instances(),
                    study.sent(),
                    study.instances() == 0 ? 100 : 100 * study.sent() / study.instances(),
                    study.since().toString(),
                    study.problem());
        }
    }

    private final GatewayStudies studies;
    private final ReportingGateway gateway;
    private final Caller caller;

    GatewayStudiesResource(GatewayStudies studies, ReportingGateway gateway, Caller caller) {
        this.studies = studies;
        this.gateway = gateway;
        this.caller = caller;
    }

    /** @throws IOException when the line breaks */
    @POST
    @Path("self/studies")
    @RolesAllowed("gateway")
    @Consumes("application/json")
    public void report(InputStream body) throws IOException {
        studies.report(gateway.gateway(), StudyReport.read(body));
    }

    /** @param title the AE title of the gateway */
    @GET
    @Path("{gateway}/studies")
    @Authenticated
    @Audited(value = "status-read", in = "archive", gathered = true)
    @Needs(Right.FOLLOW)
    @Produces("application/json")
    public List<Answer> studies(@PathParam("gateway") String title) {
        return studies.of(caller.institution(), title).stream().map(Answer::of).toList();
    }
}
