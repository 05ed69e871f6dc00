package pacs.platform.tenancy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an institution stands in the region. */
public enum Level {
    PROVINCE,
    CITY,
    COUNTY,
    TOWNSHIP;

    /** The level of this word, as region files and the database spell it. */
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
