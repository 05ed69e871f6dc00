package pacs.platform.security.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** There is no token for this request, in the words of RFC 6749 5.2. */
final class TokenRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param reason in a word of ours, for the viewer to say it in the reader's language */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record Problem(
            @JsonProperty("error") String error,
            @JsonProperty("error_description") String description,
            @JsonProperty("reason") Optional<String> reason) {}

    private final int status;
    private final String error;
    private final String reason;
    private final LinkedHashMap<String, String> headers;

    /**
     * @param error one of the standard's words
     * @param description for the developer of the client
     */
    TokenRefused(int status, String error, String description) {
        this(status, error, description, "", Map.of());
    }

    private TokenRefused(int status, String error, String description, String reason, Map<String, String> headers) {
        super(description);
        this.status = status;
        this.error = error;
        this.reason = reason;
        this.headers = new LinkedHashMap<>(headers);
    }

    static TokenRefused invalidRequest(String description) {
        return new TokenRefused(400, "invalid_request", description);
    }

    /** @param reason in a word of ours */
    static TokenRefused invalidGrant(String description, String reason) {
        return new TokenRefused(400, "invalid_grant", description, reason, Map.of());
    }

    /** The same with a header. */
    TokenRefused with(String header, String value) {
        TokenRefused more = new TokenRefused(status, error, String.valueOf(getMessage()), reason, headers);
        more.headers.put(header, value);
        return more;
    }

    ResponseBuilder answer() {
        ResponseBuilder answer = Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(new Problem(
                        error, String.valueOf(getMessage()), Optional.of(reason).filter(word -> !word.isEmpty())));
        headers.forEach(answer::header);
        return answer;
    }
}
