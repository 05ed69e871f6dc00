package pacs.platform.directory;

import java.util.Locale;

/**
 * One thing to mend in what somebody wrote.
 *
 * @param line of the file, from 1; 0 for what stands in no file
 * @param key the field, with the way to it in a file
 * @param code for programs
 * @param sentence for people
 */
public record Fault(int line, String key, Code code, String sentence) {

    /** The kinds of faults, for a screen to put into its own language. */
    public enum Code {
        MISSING,
        UNKNOWN_FIELD,
        NOT_A_TEXT,
        NOT_A_LIST,
        TOO_LONG,
        TOO_MANY,
        FORM,
        NO_SUCH,
        FIXED,
        TAKEN,
        ORDER,
        OVERLAP,
        CIRCLE,
        SAME,
        APART,
        IN_USE,
        NOT_ALLOWED,
        TWICE,
        UNREADABLE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
