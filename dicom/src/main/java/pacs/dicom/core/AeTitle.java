package pacs.dicom.core;

/**
 * The name of a DICOM application: 1 to 16 characters of ISO 646 without backslash and control characters (PS3.5 6.2, VR
 * AE). Spaces around it mean nothing and are taken off; case matters.
 */
public record AeTitle(String value) {

    private static final int LONGEST = 16;

    /** @throws IllegalArgumentException when the text is no AE title */
    public AeTitle {
        value = value.strip();
        boolean valid = !value.isEmpty() && value.length() <= LONGEST;
        for (int i = 0; valid && i < value.length(); i++) {
            char c = value.charAt(i);
            valid = c >= 0x20 && c < 0x7F && c != '\\';
        }
        if (!valid) {
            throw new IllegalArgumentException("Not an AE title (1 to 16 ASCII characters, no backslash): '"
                    + (value.length() > 32 ? value.substring(0, 32) + "…" : value) + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
