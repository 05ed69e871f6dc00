package pacs.platform.security;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import pacs.platform.audit.Actor;
import pacs.platform.security.Caller.Kind;

/** The caller of the request as the audit trail names it; nobody, when no token says who it is. */
@ApplicationScoped
class ActorOfRequest {

    private final Caller caller;
    private final JsonWebToken token;
    private final CurrentVertxRequest request;

    @Inject
    ActorOfRequest(Caller caller, JsonWebToken token, CurrentVertxRequest request) {
        this.caller = caller;
        this.token = token;
        this.request = request;
    }

    @Produces
    @Dependent
    Actor actor() {
        String address = Objects.requireNonNullElse(
                request.getCurrent().request().remoteAddress().hostAddress(), "");
        return token.getRawToken() == null ? Actor.nobody("", address) : actor(caller, address);
    }

    /** Somebody who is known, calling from an address. */
    static Actor actor(Caller caller, String address) {
        return new Actor(kind(caller.kind()), caller.subject(), Optional.of(caller.institution()), "", address);
    }

    /** Somebody who gave a name and did not prove it. */
    static Actor unproven(Kind kind, String name, String address) {
        return new Actor(kind(kind), name, Optional.empty(), "", address);
    }

    private static Actor.Kind kind(Kind kind) {
        return switch (kind) {
            case PERSON -> Actor.Kind.PERSON;
            case CLIENT -> Actor.Kind.CLIENT;
        };
    }
}
