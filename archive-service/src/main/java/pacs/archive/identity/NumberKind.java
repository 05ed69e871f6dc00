package pacs.archive.identity;

import java.util.Locale;

/** Numbers by which a person is known in the whole region. */
enum NumberKind {
    /** 居民身份证, the citizen identification number of GB 11643. */
    ID_CARD,
    /** 医保, of the health insurance. */
    INSURANCE;

    /** As the database spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
