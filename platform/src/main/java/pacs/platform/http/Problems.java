package pacs.platform.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import pacs.platform.Refusal;

/** What a "no" looks like over HTTP: the one table from reasons to statuses. */
public final class Problems {

    private static final int LATER_SECONDS = 5;

    private Problems() {}

    /** The status of a refusal. */
    public static int status(Refusal.Reason reason) {
        return switch (reason) {
            case INVALID_REQUEST -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case NOT_ACCEPTABLE -> 406;
            case INVALID_OBJECT -> 409;
            case CHANGED_MEANWHILE -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA -> 415;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
            case OUT_OF_SPACE -> 507;
        };
    }

    /** The answer to a refused request; thrown out of a resource, a refusal is answered so by itself. */
    public static Response of(Refusal refusal) {
        Refusal.Reason reason = refusal.reason();
        int status = status(reason);
        Response.ResponseBuilder answer = Response.status(status)
                .type(Problem.TYPE)
                .entity(problem(
                        status,
                        reason.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        refusal.getMessage(),
                        Optional.empty()));
        if (reason == Refusal.Reason.UNAVAILABLE || reason == Refusal.Reason.TOO_MANY) {
            answer.header(HttpHeaders.RETRY_AFTER, LATER_SECONDS);
        }
        return answer.build();
    }

    /** @param kind in words, such as {@code not found} */
    static Problem problem(int status, String kind, String detail, Optional<String> reference) {
        String type = "/problems/" + kind.toLowerCase(Locale.ROOT).replace(' ', '-');
        String title = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
        return new Problem(type, title, status, detail, reference);
    }
}
