package pacs.platform.audit.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;
import pacs.platform.Refusal;
import pacs.platform.audit.Act;
import pacs.platform.audit.ActInHand;
import pacs.platform.audit.Actor;
import pacs.platform.audit.Audited;
import pacs.platform.audit.Looks;
import pacs.platform.http.Problem;
import pacs.platform.http.Problems;

/**
 * Records looks and refusals when the answer is known and before its first byte leaves. A look that cannot be recorded is
 * not answered.
 */
public class RequestAudit {

    private static final int ERRORS = 400;

    private final Looks looks;
    private final ActInHand inHand;
    private final Instance<Actor> actor;
    private final AuditedMethods methods;
    private final CurrentVertxRequest current;

    RequestAudit(
            Looks looks, ActInHand inHand, Instance<Actor> actor, AuditedMethods methods, CurrentVertxRequest current) {
        this.current = current;
        this.looks = looks;
        this.inHand = inHand;
        this.actor = actor;
        this.methods = methods;
    }

    /** On a virtual thread it waits, elsewhere the request is set aside meanwhile. */
    @ServerResponseFilter(priority = 10_000)
    public @Nullable Uni<Void> record(
            ContainerRequestContext request, ContainerResponseContext response, @Nullable SimpleResourceInfo resource) {
        Optional<CompletableFuture<Void>> recorded = record(request, response.getStatus(), methods.of(resource));
        if (recorded.map(row -> row.state() == Future.State.SUCCESS).orElse(true)) {
            return null;
        }
        CompletableFuture<Void> answered = recorded.get().exceptionally(failure -> {
            answer(response, failure);
            return null;
        });
        if (Thread.currentThread().isVirtual()) {
            answered.join();
            return null;
        }
        return Uni.createFrom().completionStage(answered);
    }

    private Optional<CompletableFuture<Void>> record(
            ContainerRequestContext request, int status, Optional<Audited> audited) {
        String schema = audited.map(Audited::in).orElse("directory");
        Optional<String> refusal = refusal(status);
        if (refusal.isPresent()) {
            String word = audited.map(Audited::value)
                    .filter(value -> !value.isEmpty())
                    .orElse("request");
            if (audited.isEmpty() && status == Response.Status.NOT_FOUND.getStatusCode()) {
                return Optional.empty(); // a path that nobody serves, or that is about no study
            }
            Actor who = status == Response.Status.UNAUTHORIZED.getStatusCode() ? nobody() : actor.get();
            return Optional.of(looks.refused(schema, act(request, who, word).refused(refusal.get())));
        }
        if (status >= ERRORS || audited.isEmpty() || audited.get().value().isEmpty()) {
            return Optional.empty();
        }
        Act act = act(request, actor.get(), audited.get().value());
        return Optional.of(audited.get().gathered() ? looks.gathered(schema, act.noting("")) : looks.each(schema, act));
    }

    /** No proof was given, so nobody is asked for a name. */
    private Actor nobody() {
        return Actor.nobody("", current.getCurrent().request().remoteAddress().hostAddress());
    }

    private Act act(ContainerRequestContext request, Actor who, String word) {
        Act act = Act.by(who, word).noting(asked(request));
        List<String> study = request.getUriInfo().getPathParameters().getOrDefault("study", List.of());
        return inHand.complete(study.isEmpty() ? act : act.onStudy(study.getFirst()));
    }

    /** Method, path and query, as a person reads them. */
    private static String asked(ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().getRawPath();
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        return request.getMethod() + " " + decoded(query == null ? path : path + "?" + query);
    }

    private static String decoded(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return raw;
        }
    }

    private static Optional<String> refusal(int status) {
        return switch (status) {
            case 401 -> Optional.of("not signed in");
            case 403 -> Optional.of("not allowed");
            case 404 -> Optional.of("not here");
            default -> Optional.empty();
        };
    }

    /** Nothing of what was asked for leaves. */
    private static void answer(ContainerResponseContext response, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        Refusal refusal = new Refusal(
                Refusal.Reason.UNAVAILABLE,
                "What is looked at here is recorded first, and it could not be recorded now; repeat the request later.",
                Objects.requireNonNullElse(cause, failure));
        if (response.getStatus() >= ERRORS) {
            return; // it says no already
        }
        close(response.getEntity());
        Response problem = Problems.of(refusal);
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.clear();
        headers.putSingle(HttpHeaders.CONTENT_TYPE, Problem.TYPE);
        response.setStatus(problem.getStatus());
        response.setEntity(problem.getEntity());
    }

    private static void close(@Nullable Object entity) {
        if (entity instanceof AutoCloseable open) {
            try {
                open.close();
            } catch (Exception e) {
                throw new IllegalStateException("What would have been sent could not be closed", e);
            }
        }
    }
}
