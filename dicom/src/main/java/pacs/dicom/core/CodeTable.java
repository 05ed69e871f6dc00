package pacs.dicom.core;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The code elements that ISO 2022 escape sequences bring into G0 (bytes 0x21 to 0x7E) or G1 (bytes from 0xA0 on): PS3.3
 * tables C.12-3 and C.12-4. Charsets that hold more than the standard's set are taken where senders use more.
 */
enum CodeTable {
    IR_6("(B", 1, "US-ASCII"),
    IR_14("(J", 1, "JIS_X0201"),
    IR_87("$B", 2, "x-JIS0208"),
    IR_159("$(D", 2, "JIS_X0212-1990"),
    IR_13(")I", 1, "JIS_X0201"),
    IR_100("-A", 1, "ISO-8859-1"),
    IR_101("-B", 1, "ISO-8859-2"),
    IR_109("-C", 1, "ISO-8859-3"),
    IR_110("-D", 1, "ISO-8859-4"),
    IR_144("-L", 1, "ISO-8859-5"),
    IR_127("-G", 1, "ISO-8859-6"),
    IR_126("-F", 1, "ISO-8859-7"),
    IR_138("-H", 1, "ISO-8859-8"),
    IR_148("-M", 1, "ISO-8859-9"),
    IR_203("-b", 1, "ISO-8859-15"),
    IR_166("-T", 1, "TIS-620"),
    IR_149("$)C", 2, "x-windows-949"),
    IR_58("$)A", 2, "GBK");

    static final byte ESCAPE = 0x1B;

    private static final CodeTable[] ALL = values();

    private final String sequence;
    private final int width;
    private final Charset charset;

    CodeTable(String sequence, int width, String charset) {
        this.sequence = "\u001B" + sequence;
        this.width = width;
        this.charset = Charset.forName(charset);
    }

    /** The table whose escape sequence starts at this byte. */
    static Optional<CodeTable> designated(byte[] raw, int at) {
        for (CodeTable table : ALL) {
            if (table.startsAt(raw, at)) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }

    private boolean startsAt(byte[] raw, int at) {
        if (at + sequence.length() > raw.length) {
            return false;
        }
        for (int i = 0; i < sequence.length(); i++) {
            if (raw[at + i] != sequence.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The table that a defined term names by its number of the ISO register (PS3.3 C.12.1.1.2). */
    static Optional<CodeTable> registered(String number) {
        return Arrays.stream(ALL)
                .filter(table -> table.name().equals("IR_" + number))
                .findFirst();
    }

    /** The escape sequence, its ESC included. */
    byte[] sequence() {
        return sequence.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether its bytes have the high bit set. */
    boolean isG1() {
        return sequence.contains(")") || sequence.contains("-");
    }

    /** Bytes of one character. */
    int width() {
        return width;
    }

    String decode(byte[] raw, int from, int to) {
        return new String(raw, from, to - from, charset);
    }

    /** The bytes of one character; empty if it is not in this half of the table. */
    Optional<byte[]> encode(String character) {
        try {
            ByteBuffer buffer = charset.newEncoder().encode(CharBuffer.wrap(character));
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes.length == width && (bytes[0] < 0) == isG1() ? Optional.of(bytes) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
