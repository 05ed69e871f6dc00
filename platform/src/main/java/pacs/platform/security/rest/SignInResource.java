package pacs.platform.security.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import pacs.platform.security.DemoCodes;

/** What the page to sign in has to know before anybody has. */
@Path("/sign-in")
public class SignInResource {

    /**
     * @param demo whether everybody knows the passwords of this region
     * @param code in the demo: that of the second factor of the person asked for, now
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Ways(boolean demo, Optional<String> code) {}

    private final DemoCodes codes;

    @Inject
    SignInResource(DemoCodes codes) {
        this.codes = codes;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Response ways(@QueryParam("login") Optional<String> login) {
        return Response.ok(new Ways(codes.isDemo(), login.flatMap(codes::of)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
