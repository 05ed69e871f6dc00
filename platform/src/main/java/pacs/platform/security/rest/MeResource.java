package pacs.platform.security.rest;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import pacs.platform.security.Caller;
import pacs.platform.tenancy.Directory;
import pacs.platform.tenancy.Role;

/** Who the caller is, for the page to greet by name. */
@Path("/me")
public class MeResource {

    /** @param login of a person, id of a client */
    record Me(String login, String name, String kind, InstitutionView institution, List<String> roles) {}

    private final Caller caller;
    private final Directory directory;

    @Inject
    MeResource(Caller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
    }

    @GET
    @Authenticated
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Me me() {
        return new Me(
                caller.subject(),
                caller.name(),
                caller.kind().toString(),
                InstitutionView.of(caller.institution(), directory),
                caller.roles().stream().map(Role::toString).sorted().toList());
    }
}
