package pacs.platform.security;

import java.time.Duration;

/**
 * A bearer token (RFC 6750).
 *
 * @param value a signed JWT
 * @param validity counted from now
 */
public record Token(String value, Duration validity) {

    @Override
    public String toString() {
        return "Token for " + validity;
    }
}
