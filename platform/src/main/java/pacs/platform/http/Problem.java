package pacs.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * A "no" over HTTP (RFC 9457), of media type {@link #TYPE}.
 *
 * @param type names the kind for programs, such as {@code /problems/not-found}
 * @param title says the kind in English
 * @param detail says for people what happened, whether anything was lost and what to do next
 * @param reference under which the log tells more; only for what went wrong here
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Problem(String type, String title, int status, String detail, Optional<String> reference) {

    public static final String TYPE = "application/problem+json";
}
