package pacs.platform.security.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import pacs.platform.security.Caller;
import pacs.platform.security.Needs;

/** Holds callers to what {@link Needs} says of the resource they ask for. Who has no token is told so by somebody else. */
class RightsFilter {

    private final SecurityIdentity identity;
    private final Caller caller;

    RightsFilter(SecurityIdentity identity, Caller caller) {
        this.identity = identity;
        this.caller = caller;
    }

    @ServerRequestFilter
    public void require(ResourceInfo resource) {
        if (!identity.isAnonymous()) {
            needed(resource).ifPresent(needs -> caller.requireOne(needs.value()));
        }
    }

    private static Optional<Needs> needed(ResourceInfo resource) {
        return Optional.ofNullable(resource.getResourceMethod().getAnnotation(Needs.class))
                .or(() -> Optional.ofNullable(resource.getResourceClass().getAnnotation(Needs.class)));
    }
}
