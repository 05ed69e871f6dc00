package pacs.platform.receipts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a receipt promises, rising. */
public enum Level {
    /** Nothing: some of it is not here, not whole, or not yet looked at. */
    NONE,
    /** All of it is here, durable on one disk, and was read again. */
    STORED,
    /** And all of it lies in a second place, where it was read back. */
    PROTECTED;

    /** As receipts and the database spell it. */
    public static Optional<Level> of(String word) {
        return Arrays.stream(values())
                .filter(level -> level.toString().equals(word))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
