package pacs.dicom.core;

import java.util.regex.Pattern;

/**
 * A DICOM unique identifier as received objects carry it: digits and dots, 1 to 64 characters (PS3.5 9.1). Real files
 * hold components with leading zeros; those are kept as they are, and {@link #isStrict} tells them apart.
 */
public record Uid(String value) {

    private static final int LONGEST = 64;
    private static final Pattern STRICT = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*))+");

    /** @throws IllegalArgumentException when the text is no UID; the message repeats at most its first 80 characters */
    public Uid {
        requireValid(value);
    }

    /** Reads a UID as it lies in a data set, padded with one NUL (PS3.5 6.2, VR UI) or, by some senders, with spaces. */
    public static Uid ofPadded(String raw) {
        return new Uid(unpadded(raw));
    }

    /** Whether this is the form we make ourselves: no component with a leading zero (PS3.5 9.1). */
    public boolean isStrict() {
        return STRICT.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }

    static String unpadded(String raw) {
        int end = raw.length();
        while (end > 0 && (raw.charAt(end - 1) == '\0' || raw.charAt(end - 1) == ' ')) {
            end--;
        }
        return raw.substring(0, end);
    }

    /** Dots stand only between digits, so that {@code ..} never reaches a path. */
    static void requireValid(String value) {
        boolean afterDigit = false;
        boolean valid = !value.isEmpty() && value.length() <= LONGEST;
        for (int i = 0; valid && i < value.length(); i++) {
            char c = value.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            valid = digit || (c == '.' && afterDigit);
            afterDigit = digit;
        }
        if (!valid || !afterDigit) {
            String shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
            throw new IllegalArgumentException("Not a DICOM UID: '" + shown + "'");
        }
    }
}
