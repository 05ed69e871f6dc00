package pacs.dicom.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.regex.Pattern;
import pacs.dicom.core.Tag;
import pacs.dicom.core.Vr;

/** Numbers of data sets as JSON text (PS3.18 table F.2.3-1). */
final class Numbers {

    private static final Pattern JSON = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final int LONGEST_DECIMAL = 64;
    private static final long LARGEST_EXACT_DOUBLE = 1L << 53;

    private Numbers() {}

    /** A value of VR DS or IS as a JSON number, digit for digit where JSON allows; empty if it is no number. */
    static Optional<String> decimal(String value) {
        if (value.length() > LONGEST_DECIMAL || !DECIMAL.matcher(value).matches()) {
            return Optional.empty();
        }
        return Optional.of(JSON.matcher(value).matches() ? value : new BigDecimal(value).toString());
    }

    /** Whether values of this VR are numbers or tags in binary; those of OB and its kin are bytes. */
    static boolean areIn(Vr vr) {
        return switch (vr) {
            case US, SS, UL, SL, UV, SV, FL, FD, AT -> true;
            default -> false;
        };
    }

    /**
     * Writes the values of such a VR one by one: as a list they would cost many times their bytes. What JSON has no number
     * for, or readers would round, is a string: not-a-number, infinities, and integers beyond 2<sup>53</sup>.
     */
    static void write(Vr vr, byte[] raw, JsonOutput json) throws IOException {
        int size = vr == Vr.AT ? 4 : vr.unit();
        ByteBuffer buffer = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        if (raw.length < size) {
            return;
        }
        json.name("Value");
        json.open('[');
        while (buffer.remaining() >= size) {
            json.literal(next(vr, buffer));
        }
        json.close(']');
    }

    private static String next(Vr vr, ByteBuffer buffer) {
        return switch (vr) {
            case US -> Integer.toString(Short.toUnsignedInt(buffer.getShort()));
            case SS -> Short.toString(buffer.getShort());
            case UL -> Integer.toUnsignedString(buffer.getInt());
            case SL -> Integer.toString(buffer.getInt());
            case UV -> large(buffer.getLong(), true);
            case SV -> large(buffer.getLong(), false);
            case FL -> real(Float.toString(buffer.getFloat()));
            case FD -> real(Double.toString(buffer.getDouble()));
            case AT -> quoted(Tag.hex(Tag.of(Short.toUnsignedInt(buffer.getShort()), buffer.getShort())));
            default -> throw new IllegalArgumentException(vr + " has no numbers");
        };
    }

    private static String large(long value, boolean unsigned) {
        boolean exact = value >= (unsigned ? 0 : -LARGEST_EXACT_DOUBLE) && value <= LARGEST_EXACT_DOUBLE;
        String digits = unsigned ? Long.toUnsignedString(value) : Long.toString(value);
        return exact ? digits : quoted(digits);
    }

    private static String real(String value) {
        return value.endsWith("N") || value.endsWith("y") ? quoted(value) : value;
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
