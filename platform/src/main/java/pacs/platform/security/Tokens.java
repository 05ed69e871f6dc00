package pacs.platform.security;

import java.time.Duration;
import java.util.Optional;

/**
 * What who signed in gets.
 *
 * @param institution code of the one the access token is for
 * @param session of a person; programs have none and sign in again
 */
public record Tokens(Token access, String institution, Optional<Continuation> session) {

    /**
     * How a session goes on.
     *
     * @param left until it ends, whatever the person does
     * @param idle until it ends when nobody does anything
     */
    public record Continuation(SessionId id, RefreshToken refresh, Duration left, Duration idle) {}
}
