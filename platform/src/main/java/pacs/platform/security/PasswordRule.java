package pacs.platform.security;

import java.util.Locale;

/** What a new password must not be. */
public enum PasswordRule {
    TOO_SHORT("is too short"),
    TOO_LONG("is longer than 72 bytes"),
    TOO_SIMPLE("has fewer than three of small letters, capital letters, digits and other characters"),
    COMMON("is one of those that are tried first"),
    OWN_NAME("contains the login or the name"),
    USED_BEFORE("was used before");

    private final String sentence;

    PasswordRule(String sentence) {
        this.sentence = sentence;
    }

    /** What is wrong, as the end of a sentence. */
    public String sentence() {
        return sentence;
    }

    /** As clients spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
