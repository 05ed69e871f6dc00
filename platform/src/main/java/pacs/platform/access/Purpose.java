package pacs.platform.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why an institution may see what is another's. */
public enum Purpose {
    DIAGNOSIS,
    CONSULTATION,
    REFERRAL,
    /** Examinations of each other are recognised, so that they need not be done twice. */
    RECOGNITION,
    /** Taken without being given, to help somebody now. */
    EMERGENCY;

    /** The purpose of this word, as the database and JSON spell it. */
    public static Optional<Purpose> of(String word) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.toString().equals(word))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
