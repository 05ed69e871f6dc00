package pacs.platform.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a session is over. */
public enum SessionEnd {
    /** By the person, here. */
    SIGNED_OUT,
    /** Nobody went on with it. */
    IDLE,
    /** It has lasted as long as one may. */
    EXPIRED,
    /** A refresh token came twice: somebody has copied it. */
    REUSED,
    /** Another sign-in took its place in the same browser. */
    REPLACED,
    /** By the person, from another device. */
    ELSEWHERE,
    ADMINISTRATOR,
    /** The password was changed. */
    PASSWORD,
    /** A second factor was changed. */
    FACTOR,
    /** The person belongs nowhere any more, or not where the session was. */
    ACCOUNT;

    static Optional<SessionEnd> of(String word) {
        return Arrays.stream(values())
                .filter(end -> end.toString().equals(word))
                .findFirst();
    }

    /** As clients and the database spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
