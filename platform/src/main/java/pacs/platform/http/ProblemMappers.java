package pacs.platform.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import pacs.dicom.io.HeaderMemory;
import pacs.platform.Refusal;
import pacs.platform.blobs.PieceCheckException;

/**
 * Turns what a resource could not answer into a {@link Problem}. Of what nobody foresaw the body says nothing of the
 * inside but a reference number, under which it stands in the log once.
 */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /** A refusal with a cause is one of ours to mend, such as a database that is down: the log has the cause. */
    @ServerExceptionMapper
    public Response refused(Refusal refusal) {
        if (refusal.getCause() != null) {
            LOG.warn(refusal.getMessage(), refusal.getCause());
        }
        return Problems.of(refusal);
    }

    /** Nobody is signed in, or the token is none of ours or has run out. */
    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unknown(SecurityException unknown) {
        String detail =
                "Sign in at /token and send what it gives as 'Authorization: Bearer ...'; a token lasts some minutes.";
        return Response.status(Response.Status.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .type(Problem.TYPE)
                .entity(Problems.problem(401, "unauthorized", detail, Optional.empty()))
                .build();
    }

    /** Too many dear headers are being read at once. */
    @ServerExceptionMapper
    public Response headersFull(HeaderMemory.Exhausted full) {
        return Problems.of(new Refusal(Refusal.Reason.UNAVAILABLE, Objects.requireNonNull(full.getMessage())));
    }

    /** What the server itself refuses: an unknown path or method, a media type nobody speaks. */
    @ServerExceptionMapper
    public Response refusedByServer(WebApplicationException refused) {
        Response response = refused.getResponse();
        if (response.hasEntity() || response.getStatus() < 400) {
            return response;
        }
        String phrase = response.getStatusInfo().getReasonPhrase();
        return Response.fromResponse(response)
                .type(Problem.TYPE)
                .entity(Problems.problem(response.getStatus(), phrase, phrase + ".", Optional.empty()))
                .build();
    }

    /**
     * A path nobody knows; or, when it has a cause, a parameter that is malformed, such as a UID with letters: the path
     * is known, so that is a bad request.
     */
    @ServerExceptionMapper
    public Response notFound(NotFoundException refused) {
        if (refused.getCause() instanceof IllegalArgumentException malformed) {
            String reason = Objects.requireNonNullElse(malformed.getMessage(), "a parameter is malformed");
            return Problems.of(new Refusal(Refusal.Reason.INVALID_REQUEST, "The path or query is wrong: " + reason));
        }
        return refusedByServer(refused);
    }

    /** Stored bytes that failed their check: an incident, never "no such object". */
    @ServerExceptionMapper
    public Response damaged(PieceCheckException damage) {
        String reference = UUID.randomUUID().toString();
        LOG.errorf(damage, "DAMAGED: stored bytes were not sent, reference %s", reference);
        String detail = "The object exists, but its stored bytes failed their check, so nothing of them is shown. It is"
                + " whole again once it was sent again; tell the operator this reference: " + reference;
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .type(Problem.TYPE)
                .entity(Problems.problem(503, "unavailable", detail, Optional.of(reference)))
                .build();
    }

    @ServerExceptionMapper
    public Response unforeseen(Throwable failure) {
        String reference = UUID.randomUUID().toString();
        LOG.errorf(failure, "Request failed, reference %s", reference);
        String detail = "Something went wrong here. If it fails again, tell the operator this reference: " + reference;
        return Response.serverError()
                .type(Problem.TYPE)
                .entity(Problems.problem(500, "internal error", detail, Optional.of(reference)))
                .build();
    }
}
