package pacs.platform.security;

import java.util.Optional;
import java.util.UUID;

/** One person signed in at one device, until the end of it. Tokens carry it as {@code sid}. */
public record SessionId(UUID value) {

    static SessionId random() {
        return new SessionId(UUID.randomUUID());
    }

    /** Empty when the text is none. */
    public static Optional<SessionId> parse(String text) {
        try {
            return Optional.of(new SessionId(UUID.fromString(text)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
