package pacs.platform.http;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import pacs.dicom.core.StudyUid;
import pacs.platform.Refusal;

/** Does what resources do wrong. */
@Path("/probe")
public class ProbeResource {

    @GET
    @PermitAll
    @Path("refused/{reason}")
    public String refuse(@PathParam("reason") Refusal.Reason reason) {
        throw new Refusal(reason, "This is why.");
    }

    @GET
    @PermitAll
    @Path("broken")
    public String fail() {
        throw new IllegalStateException("the password of the database is 'secret'");
    }

    @GET
    @PermitAll
    @Path("studies/{study}")
    public String study(@PathParam("study") StudyUid study, @QueryParam("other") Optional<StudyUid> other) {
        return study + other.map(uid -> " and " + uid).orElse("");
    }

    @GET
    @Path("unannotated")
    public String forgotten() {
        return "institution";
    }
}
