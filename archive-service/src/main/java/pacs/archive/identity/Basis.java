package pacs.archive.identity;

import java.util.Locale;

/** Why two patients are put before a steward. */
enum Basis {
    /** Name, birth date and sex are the same, and no number says more. */
    SAME_NAME,
    /** A number is the same, and something speaks against it. */
    CONFLICT,
    /** A number is the same, and both are persons already, with others. */
    TWO_PERSONS,
    /** They were one person until a steward took them apart. */
    UNLINKED;

    /** As the database and JSON spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
