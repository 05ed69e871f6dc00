package pacs.platform.security;

import java.util.Optional;
import pacs.platform.security.Caller.Kind;

/**
 * Somebody who wants in.
 *
 * @param name login or client id as given
 * @param secret password or client secret as given
 * @param institution code of the institution the token shall be for; empty for the first one
 * @param otp code of the second factor, as given
 * @param before what the browser had of a session before, which this one replaces
 */
public record SignInAttempt(
        Kind kind,
        String name,
        String secret,
        Optional<String> institution,
        Optional<String> otp,
        Origin from,
        Optional<RefreshToken> before) {

    private static final int LONGEST_NAME = 64;

    /** The name, as long as one can be: what nobody can be called is not stored at length. */
    String account() {
        String readable = name.replace('\0', ' ');
        return readable.substring(0, Math.min(readable.length(), LONGEST_NAME));
    }

    @Override
    public String toString() {
        return kind + " " + account() + " from " + from.address();
    }
}
