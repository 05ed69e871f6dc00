package pacs.dicom.json;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** JSON text (RFC 8259) piece by piece, without white space; puts the commas. */
final class JsonOutput {

    private final Writer out;
    private boolean first = true;

    JsonOutput(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /** Begins an object or an array. */
    void open(char bracket) throws IOException {
        separate();
        out.write(bracket);
        first = true;
    }

    /** Ends an object or an array. */
    void close(char bracket) throws IOException {
        out.write(bracket);
        first = false;
    }

    /** A member's name; its value comes next. */
    void name(String name) throws IOException {
        string(name);
        out.write(':');
        first = true;
    }

    void string(String text) throws IOException {
        separate();
        out.write('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        out.write('"');
    }

    /** A number, {@code null}, or anything else that already is JSON. */
    void literal(String json) throws IOException {
        separate();
        out.write(json);
    }

    void flush() throws IOException {
        out.flush();
    }

    private void separate() throws IOException {
        if (!first) {
            out.write(',');
        }
        first = false;
    }

    private void character(char c) throws IOException {
        if (c == '"' || c == '\\') {
            out.write('\\');
            out.write(c);
        } else if (c < ' ') {
            out.write("\\u%04x".formatted((int) c));
        } else {
            out.write(c);
        }
    }
}
