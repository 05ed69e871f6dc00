package pacs.platform.security.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import pacs.platform.security.Tokens;
import pacs.platform.security.Tokens.Continuation;

/**
 * A token in the words of RFC 6749 5.1, and what else the client wants to know of it.
 *
 * @param expiresIn seconds from now
 * @param institution code of the one it is for
 * @param refreshToken absent when it lies in a cookie, and for programs
 * @param session absent for programs
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record TokenAnswer(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn,
        @JsonProperty("institution") String institution,
        @JsonProperty("refresh_token") Optional<String> refreshToken,
        @JsonProperty("session") Optional<SessionView> session) {

    /**
     * A person's session.
     *
     * @param expiresIn seconds from now until the person has to sign in again in any case
     * @param idleSeconds until it is over when nobody does anything
     */
    record SessionView(
            @JsonProperty("id") String id,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("idle_seconds") long idleSeconds) {

        static SessionView of(Continuation session) {
            return new SessionView(
                    session.id().toString(),
                    session.left().toSeconds(),
                    session.idle().toSeconds());
        }
    }

    static TokenAnswer of(Tokens tokens, boolean refreshInBody) {
        return new TokenAnswer(
                tokens.access().value(),
                "Bearer",
                tokens.access().validity().toSeconds(),
                tokens.institution(),
                tokens.session()
                        .filter(_ -> refreshInBody)
                        .map(Continuation::refresh)
                        .map(token -> token.value()),
                tokens.session().map(SessionView::of));
    }
}
