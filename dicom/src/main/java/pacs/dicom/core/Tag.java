package pacs.dicom.core;

import java.util.HexFormat;

/**
 * A data element tag as one {@code int}, group in the upper and element in the lower 16 bits; to be compared unsigned
 * (PS3.5 7.1). The standard's tags are the constants of {@link Tags}.
 */
public final class Tag {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Tag() {}

    /** Of group and element number, each 0 to 0xFFFF. */
    public static int of(int group, int element) {
        return group << 16 | (element & 0xFFFF);
    }

    /** The group number, 0 to 0xFFFF. */
    public static int group(int tag) {
        return tag >>> 16;
    }

    /** The element number, 0 to 0xFFFF. */
    public static int element(int tag) {
        return tag & 0xFFFF;
    }

    /** Whether the group number is odd (PS3.5 7.8). */
    public static boolean isPrivate(int tag) {
        return (tag & 0x10000) != 0;
    }

    /** Whether this reserves a block of private elements: (gggg,0010) to (gggg,00FF) with an odd group (PS3.5 7.8.1). */
    public static boolean isPrivateCreator(int tag) {
        return isPrivate(tag) && (tag & 0xFF00) == 0 && (tag & 0xFF) >= 0x10;
    }

    /** As people write it: {@code (0020,000D)}. */
    public static String text(int tag) {
        return "(" + HEX.toHexDigits((short) group(tag)) + "," + HEX.toHexDigits((short) element(tag)) + ")";
    }

    /** As DICOM JSON and URLs write it: {@code 0020000D} (PS3.18 F.2.2). */
    public static String hex(int tag) {
        return HEX.toHexDigits(tag);
    }

    /**
     * Of eight hexadecimal digits.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    public static int parse(String hex) {
        if (hex.length() != 8) {
            throw new IllegalArgumentException("Not a tag of eight hexadecimal digits: '" + hex + "'");
        }
        try {
            return Integer.parseUnsignedInt(hex, 16);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Not a tag of eight hexadecimal digits: '" + hex + "'", e);
        }
    }
}
