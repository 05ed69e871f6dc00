package pacs.dicom.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** JSON text (RFC 8259) in UTF-8 piece by piece, without white space; puts the commas. */
final class JsonOutput {

    private static final int BUFFER = 8 << 10;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private boolean first = true;

    JsonOutput(OutputStream out) {
        this.out = out;
    }

    /** Begins an object or an array. */
    void open(char bracket) throws IOException {
        separate();
        put(bracket);
        first = true;
    }

    /** Ends an object or an array. */
    void close(char bracket) throws IOException {
        put(bracket);
        first = false;
    }

    /** A member's name; its value comes next. */
    void name(String name) throws IOException {
        string(name);
        put(':');
        first = true;
    }

    void string(String text) throws IOException {
        separate();
        put('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
                continue;
            }
            ascii(text, plain, i);
            plain = i + 1;
            if (c < 0x7F) {
                escape(c);
            } else {
                plain = beyondAscii(text, i);
                i = plain - 1;
            }
        }
        ascii(text, plain, text.length());
        put('"');
    }

    /** A number, {@code null}, or anything else that already is JSON and ASCII. */
    void literal(String json) throws IOException {
        separate();
        ascii(json, 0, json.length());
    }

    void flush() throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
        out.flush();
    }

    private void separate() throws IOException {
        if (!first) {
            put(',');
        }
        first = false;
    }

    private void put(char c) throws IOException {
        if (filled == BUFFER) {
            drain();
        }
        buffer[filled++] = (byte) c;
    }

    /** Characters of one byte each. */
    private void ascii(String text, int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            if (filled == BUFFER) {
                drain();
            }
            int count = Math.min(to - at, BUFFER - filled);
            for (int i = 0; i < count; i++) {
                buffer[filled + i] = (byte) text.charAt(at + i);
            }
            filled += count;
            at += count;
        }
    }

    private void escape(char c) throws IOException {
        if (c == '"' || c == '\\') {
            put('\\');
            put(c);
        } else {
            ascii("\\u%04x".formatted((int) c), 0, 6);
        }
    }

    /** Writes the run that begins there and tells where it ends; half a surrogate becomes a question mark. */
    private int beyondAscii(String text, int from) throws IOException {
        int to = from;
        while (to < text.length() && text.charAt(to) >= 0x7F) {
            to++;
        }
        for (byte unit : text.substring(from, to).getBytes(StandardCharsets.UTF_8)) {
            put((char) (unit & 0xFF));
        }
        return to;
    }

    private void drain() throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
    }
}
