package pacs.platform.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody who has signed in has to do before anything else; until then the token carries no role. */
public enum Due {
    /** The password was given by somebody else, or is too old. */
    CHANGE_PASSWORD,
    /** A role of theirs needs a second factor, and there is none. */
    ENROL;

    static Optional<Due> of(String word) {
        return Arrays.stream(values())
                .filter(due -> due.toString().equals(word))
                .findFirst();
    }

    /** As tokens spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
