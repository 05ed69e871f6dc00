package pacs.platform.access.rest;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pacs.platform.Refusal;
import pacs.platform.access.Grant;
import pacs.platform.access.Grants;
import pacs.platform.access.rest.GrantView.Partner;
import pacs.platform.audit.Actor;
import pacs.platform.audit.Audited;
import pacs.platform.security.Caller;
import pacs.platform.security.Needs;
import pacs.platform.security.Right;
import pacs.platform.tenancy.Directory;
import pacs.platform.tenancy.Institution;
import pacs.platform.tenancy.InstitutionId;

/** What the caller's institution lets others see, and what it may see of others. */
@Path("/api/grants")
@Authenticated
@Needs(Right.KEEP_GRANTS)
@Audited
@RunOnVirtualThread
public class GrantResource {

    /** The latest first, at most 500 in all. */
    record GrantLists(List<GrantView> given, List<GrantView> received) {}

    /** @param id by which it is ended */
    record Opened(String id) {}

    private final Grants grants;
    private final Caller caller;
    private final Instance<Actor> actor;
    private final Directory directory;

    @Inject
    GrantResource(Grants grants, Caller caller, Instance<Actor> actor, Directory directory) {
        this.grants = grants;
        this.caller = caller;
        this.actor = actor;
        this.directory = directory;
    }

    @GET
    @Audited("grants-listed")
    @Produces(MediaType.APPLICATION_JSON)
    public GrantLists all() {
        List<Grant> all = grants.of(caller.institution());
        return new GrantLists(
                all.stream()
                        .filter(grant -> grant.owner().equals(caller.institution()))
                        .map(grant -> view(grant, grant.grantee()))
                        .toList(),
                all.stream()
                        .filter(grant -> grant.grantee().equals(caller.institution()))
                        .map(grant -> view(grant, grant.owner()))
                        .toList());
    }

    /** Those that something can be shared with. */
    @GET
    @Path("partners")
    @Produces(MediaType.APPLICATION_JSON)
    public List<Partner> partners() {
        return directory.institutions().stream()
                .filter(institution -> !institution.id().equals(caller.institution()))
                .map(institution -> new Partner(institution.code(), institution.name()))
                .toList();
    }

    /** @throws IOException when the line breaks */
    @POST
    @Needs(Right.SHARE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response open(InputStream body) throws IOException {
        UUID made = grants.open(caller.institution(), actor.get(), OpeningRequest.read(body, this::institution));
        return Response.status(Response.Status.CREATED)
                .entity(new Opened(made.toString()))
                .build();
    }

    @POST
    @Path("{id}/end")
    public void end(@PathParam("id") UUID id) {
        grants.end(caller.institution(), actor.get(), id);
    }

    private GrantView view(Grant grant, InstitutionId other) {
        Partner partner = directory
                .institution(other)
                .map(institution -> new Partner(institution.code(), institution.name()))
                .orElseThrow();
        return GrantView.of(grant, partner, caller.may(Right.READ), Instant.now());
    }

    private InstitutionId institution(String code) {
        return directory.institutions().stream()
                .filter(institution -> institution.code().equals(code))
                .map(Institution::id)
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Reason.INVALID_REQUEST, "There is no institution with this code. Nothing was opened."));
    }
}
