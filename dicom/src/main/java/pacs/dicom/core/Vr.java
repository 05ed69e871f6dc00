package pacs.dicom.core;

import java.util.Optional;

/** The value representations of PS3.5 6.2. */
public enum Vr {
    AE(Form.TEXT, 1),
    AS(Form.TEXT, 1),
    AT(Form.BINARY, 2),
    CS(Form.TEXT, 1),
    DA(Form.TEXT, 1),
    DS(Form.TEXT, 1),
    DT(Form.TEXT, 1),
    FL(Form.BINARY, 4),
    FD(Form.BINARY, 8),
    IS(Form.TEXT, 1),
    LO(Form.INTERNATIONAL_TEXT, 1),
    LT(Form.INTERNATIONAL_TEXT, 1),
    OB(Form.LONG_BINARY, 1),
    OD(Form.LONG_BINARY, 8),
    OF(Form.LONG_BINARY, 4),
    OL(Form.LONG_BINARY, 4),
    OV(Form.LONG_BINARY, 8),
    OW(Form.LONG_BINARY, 2),
    PN(Form.INTERNATIONAL_TEXT, 1),
    SH(Form.INTERNATIONAL_TEXT, 1),
    SL(Form.BINARY, 4),
    SQ(Form.SEQUENCE, 1),
    SS(Form.BINARY, 2),
    ST(Form.INTERNATIONAL_TEXT, 1),
    SV(Form.LONG_BINARY, 8),
    TM(Form.TEXT, 1),
    UC(Form.LONG_INTERNATIONAL_TEXT, 1),
    UI(Form.TEXT, 1),
    UL(Form.BINARY, 4),
    UN(Form.LONG_BINARY, 1),
    UR(Form.LONG_TEXT, 1),
    US(Form.BINARY, 2),
    UT(Form.LONG_INTERNATIONAL_TEXT, 1),
    UV(Form.LONG_BINARY, 8);

    private enum Form {
        TEXT,
        INTERNATIONAL_TEXT,
        LONG_TEXT,
        LONG_INTERNATIONAL_TEXT,
        BINARY,
        LONG_BINARY,
        SEQUENCE
    }

    private static final Vr[] BY_CODE = new Vr[26 * 26];

    static {
        for (Vr vr : values()) {
            BY_CODE[index(vr.name().charAt(0), vr.name().charAt(1))] = vr;
        }
    }

    private final Form form;
    private final int unit;

    Vr(Form form, int unit) {
        this.form = form;
        this.unit = unit;
    }

    /** By its two letters as they lie in an explicit header; empty for anything else. */
    public static Optional<Vr> of(int first, int second) {
        boolean letters = first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z';
        return letters ? Optional.ofNullable(BY_CODE[index(first, second)]) : Optional.empty();
    }

    /** By its name; empty for anything else. */
    public static Optional<Vr> of(String name) {
        return name.length() == 2 ? of(name.charAt(0), name.charAt(1)) : Optional.empty();
    }

    /** Whether an explicit header has two reserved bytes and a 32-bit length (PS3.5 7.1.2). */
    public boolean longLength() {
        return switch (form) {
            case LONG_TEXT, LONG_INTERNATIONAL_TEXT, LONG_BINARY, SEQUENCE -> true;
            case TEXT, INTERNATIONAL_TEXT, BINARY -> false;
        };
    }

    /** Whether the value is characters. */
    public boolean isText() {
        return switch (form) {
            case TEXT, INTERNATIONAL_TEXT, LONG_TEXT, LONG_INTERNATIONAL_TEXT -> true;
            case BINARY, LONG_BINARY, SEQUENCE -> false;
        };
    }

    /** Whether Specific Character Set (0008,0005) says how the characters are encoded (PS3.5 6.1.2.3). */
    public boolean usesCharacterSet() {
        return form == Form.INTERNATIONAL_TEXT || form == Form.LONG_INTERNATIONAL_TEXT;
    }

    /** Whether values may be so big that they are left where they lie: OB, OW and their like, UN. */
    public boolean isBulk() {
        return form == Form.LONG_BINARY;
    }

    /** Whether backslash separates values; in ST, LT, UT and UR it is a character (PS3.5 6.2). */
    public boolean hasManyValues() {
        return this != ST && this != LT && this != UT && this != UR;
    }

    /** Bytes that big endian turns round together: 1 where the order of bytes means nothing. */
    public int unit() {
        return unit;
    }

    private static int index(int first, int second) {
        return (first - 'A') * 26 + second - 'A';
    }
}
