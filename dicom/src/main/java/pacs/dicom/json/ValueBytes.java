package pacs.dicom.json;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import pacs.dicom.core.Tag;
import pacs.dicom.core.Vr;
import pacs.dicom.io.DicomFormatException;

/** The values of one JSON attribute as they lie in a data set: text in UTF-8, numbers in little endian, padded. */
final class ValueBytes {

    /** Longer literals are read as doubles: exact arithmetic on them would cost more than they are worth. */
    private static final int LONGEST_EXACT = 40;

    private static final int LONGEST_DS = 16;

    private final int tag;
    private final Vr vr;

    private ValueBytes(int tag, Vr vr) {
        this.tag = tag;
        this.vr = vr;
    }

    /** @throws DicomFormatException when a value does not fit the VR */
    static byte[] of(int tag, Vr vr, List<Json> values) throws DicomFormatException {
        ValueBytes bytes = new ValueBytes(tag, vr);
        return vr.isText() ? bytes.text(values) : bytes.numbers(values);
    }

    /** Of even length (PS3.5 7.1.1). */
    static byte[] padded(byte[] raw, byte padding) {
        byte[] even = Arrays.copyOf(raw, raw.length + raw.length % 2);
        if (even.length > raw.length) {
            even[raw.length] = padding;
        }
        return even;
    }

    private byte[] text(List<Json> values) throws DicomFormatException {
        List<String> texts = new ArrayList<>();
        for (Json value : values) {
            texts.add(text(value));
        }
        byte[] raw = String.join("\\", texts).getBytes(StandardCharsets.UTF_8);
        return padded(raw, (byte) (vr == Vr.UI ? 0 : ' '));
    }

    private String text(Json value) throws DicomFormatException {
        return switch (value) {
            case Json.Text(int _, String text) -> text;
            case Json.Decimal number when vr == Vr.DS -> decimalString(number);
            case Json.Decimal(int _, String literal) -> literal;
            case Json.Literal literal when literal.isNull() -> "";
            case Json.Members(int _, List<Json.Member> groups) when vr == Vr.PN -> name(groups);
            default -> throw unfit(value);
        };
    }

    private String name(List<Json.Member> groups) throws DicomFormatException {
        String[] name = {"", "", ""};
        for (Json.Member group : groups) {
            int index = List.of("Alphabetic", "Ideographic", "Phonetic").indexOf(group.name());
            if (index >= 0) {
                name[index] = text(group.value());
            }
        }
        return String.join("=", name).replaceAll("=+$", "");
    }

    /** A DS has at most 16 characters; a longer number is rounded to as many digits as they hold (PS3.5 6.2). */
    private String decimalString(Json.Decimal number) throws DicomFormatException {
        String text = number.literal();
        try {
            for (int digits = LONGEST_DS; text.length() > LONGEST_DS && digits > 0; digits--) {
                text = exact(number.literal())
                        .round(new MathContext(digits))
                        .stripTrailingZeros()
                        .toString();
            }
            return text;
        } catch (NumberFormatException e) {
            throw unfit(number);
        }
    }

    private static BigDecimal exact(String literal) {
        return literal.length() <= LONGEST_EXACT
                ? new BigDecimal(literal)
                : BigDecimal.valueOf(Double.parseDouble(literal));
    }

    private byte[] numbers(List<Json> values) throws DicomFormatException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Json value : values) {
            ByteBuffer buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            try {
                put(value, buffer);
            } catch (ArithmeticException | IllegalArgumentException e) {
                throw unfit(value);
            }
            out.write(buffer.array(), 0, buffer.position());
        }
        return out.toByteArray();
    }

    private void put(Json value, ByteBuffer buffer) throws DicomFormatException {
        String literal =
                switch (value) {
                    case Json.Text(int _, String text) -> text;
                    case Json.Decimal(int _, String number) -> number;
                    case Json.Literal _, Json.Array _, Json.Members _ -> throw unfit(value);
                };
        switch (vr) {
            case US, SS -> buffer.putShort((short) integer(literal, 16));
            case UL, SL -> buffer.putInt((int) integer(literal, 32));
            case UV, SV -> buffer.putLong(integer(literal, 64));
            case FL -> buffer.putFloat(Float.parseFloat(literal));
            case FD -> buffer.putDouble(Double.parseDouble(literal));
            case AT -> {
                int tagValue = Tag.parse(literal);
                buffer.putShort((short) Tag.group(tagValue)).putShort((short) Tag.element(tagValue));
            }
            default -> throw unfit(value);
        }
    }

    private long integer(String literal, int bits) {
        BigDecimal number = exact(literal);
        if (Math.abs((long) number.scale()) > LONGEST_EXACT) { // 1e999999999 is short to write and long to spell out
            throw new ArithmeticException();
        }
        BigInteger integer = number.toBigIntegerExact();
        boolean unsigned = vr == Vr.US || vr == Vr.UL || vr == Vr.UV;
        int most = unsigned ? bits : bits - 1;
        if (integer.bitLength() > most || (unsigned && integer.signum() < 0)) {
            throw new ArithmeticException();
        }
        return integer.longValue();
    }

    private DicomFormatException unfit(Json value) {
        return new DicomFormatException("This is no value of VR " + vr, value.at(), tag);
    }
}
