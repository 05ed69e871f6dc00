package pacs.archive.retrieve;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Puts a prefix before each BulkDataURI of the DICOM JSON that passes (PS3.18 F.2.6). The JSON is ours, without white
 * space; a quotation mark inside of a string has a backslash before it, so that a string cannot look like a member.
 */
final class BulkUriOutput extends FilterOutputStream {

    private static final byte[] MEMBER = "\"BulkDataURI\":\"".getBytes(StandardCharsets.US_ASCII);

    private final byte[] prefix;
    private int matched;

    BulkUriOutput(OutputStream out, String prefix) {
        super(out);
        this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int written = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] != MEMBER[matched]) {
                matched = 0;
            }
            if (bytes[i] == MEMBER[matched]) {
                matched++;
            }
            if (matched == MEMBER.length) {
                out.write(bytes, written, i + 1 - written);
                out.write(prefix);
                written = i + 1;
                matched = 0;
            }
        }
        out.write(bytes, written, offset + length - written);
    }
}
