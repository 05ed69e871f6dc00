package pacs.archive.completeness.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import pacs.archive.completeness.ManifestReader;
import pacs.archive.completeness.Manifests;
import pacs.dicom.core.StudyUid;
import pacs.platform.audit.Audited;

/** A gateway says what it has of a study, and gets a signed receipt (JWS in compact form, RFC 7515). */
@Path("api/studies")
@RolesAllowed("gateway")
@Audited(in = "archive")
@RunOnVirtualThread
class ManifestResource {

    private final Manifests manifests;
    private final ReportingGateway gateway;

    ManifestResource(Manifests manifests, ReportingGateway gateway) {
        this.manifests = manifests;
        this.gateway = gateway;
    }

    @POST
    @Path("{study}/manifest")
    @Consumes("application/json")
    @Produces("application/jose")
    public String receipt(@PathParam("study") StudyUid study, InputStream body) throws IOException {
        return manifests.receipt(gateway.gateway(), () -> ManifestReader.read(study, body));
    }
}
