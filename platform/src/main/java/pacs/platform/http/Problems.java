package pacs.platform.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import pacs.platform.Refusal;

/**
 * Turns what a resource could not answer into a {@link Problem}. Of what nobody foresaw the body says nothing of the
 * inside: a reference number, under which it stands in the log once.
 */
public class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final int LATER_SECONDS = 5;

    /** The status of a refusal. */
    public static int status(Refusal.Reason reason) {
        return switch (reason) {
            case INVALID_REQUEST -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case NOT_ACCEPTABLE -> 406;
            case INVALID_OBJECT, CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA -> 415;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
            case OUT_OF_SPACE -> 507;
        };
    }

    /** The answer to a refused request, for filters and resources that answer by themselves. */
    @ServerExceptionMapper
    public static Response of(Refusal refusal) {
        Refusal.Reason reason = refusal.reason();
        if (refusal.getCause() != null) {
            LOG.warn(refusal.getMessage(), refusal.getCause());
        }
        Response.ResponseBuilder answer =
                answer(status(reason), reason.name().toLowerCase(Locale.ROOT), refusal.getMessage(), Optional.empty());
        if (reason == Refusal.Reason.UNAVAILABLE || reason == Refusal.Reason.TOO_MANY) {
            answer.header(HttpHeaders.RETRY_AFTER, LATER_SECONDS);
        }
        return answer.build();
    }

    /** What the server itself refuses: an unknown path or method, a media type nobody speaks. */
    @ServerExceptionMapper
    Response of(WebApplicationException refused) {
        Response response = refused.getResponse();
        if (response.hasEntity() || response.getStatus() < 400) {
            return response;
        }
        String phrase = response.getStatusInfo().getReasonPhrase();
        return Response.fromResponse(response)
                .type(Problem.TYPE)
                .entity(problem(response.getStatus(), phrase, phrase + ".", Optional.empty()))
                .build();
    }

    @ServerExceptionMapper
    Response of(Throwable unforeseen) {
        String reference = UUID.randomUUID().toString();
        LOG.errorf(unforeseen, "Request failed, reference %s", reference);
        return answer(
                        500,
                        "internal error",
                        "Something went wrong here. Repeating the request does no harm; if it fails again, tell the"
                                + " operator this reference: " + reference,
                        Optional.of(reference))
                .build();
    }

    private static Response.ResponseBuilder answer(int status, String kind, String detail, Optional<String> reference) {
        return Response.status(status).type(Problem.TYPE).entity(problem(status, kind, detail, reference));
    }

    private static Problem problem(int status, String kind, String detail, Optional<String> reference) {
        String words = kind.replace('_', ' ');
        String name = words.toLowerCase(Locale.ROOT).replace(' ', '-');
        String title = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return new Problem("/problems/" + name, title, status, detail, reference);
    }
}
