package pacs.archive.dicomweb;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The parts of a {@code multipart/related} body, one after the other (RFC 2046 5.1.1). Any number of parts of any length
 * cost one small buffer. A part that was not read to its end is passed over when the next one is asked for.
 */
final class StowParts {

    private static final int BUFFER = 64 * 1024;

    /** RFC 2046 allows 70; Orthanc's DICOMweb sends 73. */
    private static final int LONGEST_BOUNDARY = 200;

    private static final int LONGEST_HEADERS = 16 * 1024;

    private final InputStream in;
    private final byte[] delimiter;

    /** How far the delimiter's next place may be from one where its last byte meets this one (Horspool). */
    private final int[] shift = new int[256];

    private final byte[] buffer = new byte[BUFFER];
    private int at;

    /** Up to here no delimiter begins. */
    private int searched;

    private int filled;
    private boolean exhausted;
    private boolean closed;

    /**
     * Of a body that starts with its preamble or first delimiter.
     *
     * @throws IllegalArgumentException when the boundary is empty or longer than anybody's
     */
    StowParts(InputStream in, String boundary) {
        if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
            throw new IllegalArgumentException(
                    "The boundary has " + boundary.length() + " characters, not 1 to " + LONGEST_BOUNDARY);
        }
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        Arrays.fill(shift, delimiter.length);
        for (int i = 0; i < delimiter.length - 1; i++) {
            shift[delimiter[i] & 0xFF] = delimiter.length - 1 - i;
        }
        // The first delimiter may stand at the very beginning: as if a line had ended there.
        buffer[0] = '\r';
        buffer[1] = '\n';
        filled = 2;
    }

    /**
     * The next part, empty after the last one.
     *
     * @throws StowFormatException when the body is no multipart body, {@link EOFException} when it ends too early
     */
    Optional<StowPart> next() throws IOException {
        Body rest = new Body();
        while (rest.passOver()) {
            // what nobody read of the preamble, or of the part before
        }
        if (closed || endOfDelimiter()) {
            closed = true;
            return Optional.empty();
        }
        return Optional.of(StowPart.of(headers(), new Body()));
    }

    /** Takes the delimiter at hand; tells whether it was the last. */
    private boolean endOfDelimiter() throws IOException {
        at += delimiter.length;
        if (buffer[at] == '-' && buffer[at + 1] == '-') {
            return true;
        }
        while (require() == ' ' || buffer[at] == '\t') {
            at++;
        }
        return false;
    }

    /** The lines between the delimiter's own line end and the empty line, as one text. */
    private String headers() throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        int newlines = 0;
        while (newlines < 2) {
            int next = require();
            at++;
            if (next == '\n') {
                newlines++;
            } else if (next != '\r') {
                newlines = 0;
            }
            lines.write(next);
            if (lines.size() > LONGEST_HEADERS) {
                throw new StowFormatException("The headers of a part are longer than " + LONGEST_HEADERS + " bytes");
            }
        }
        return lines.toString(StandardCharsets.ISO_8859_1);
    }

    private int require() throws IOException {
        if (!has(1)) {
            throw new EOFException("The request ends before its last boundary");
        }
        return buffer[at];
    }

    /** Whether so many bytes are at hand, after reading on as far as needed. */
    private boolean has(int count) throws IOException {
        while (filled - at < count && !exhausted) {
            if (at > 0) {
                System.arraycopy(buffer, at, buffer, 0, filled - at);
                filled -= at;
                searched = Math.max(0, searched - at);
                at = 0;
            }
            int read = in.read(buffer, filled, BUFFER - filled);
            exhausted = read < 0;
            filled += Math.max(read, 0);
        }
        return filled - at >= count;
    }

    /** How many bytes at hand surely belong to the part: up to the delimiter, or to where one may begin. */
    private int ofPart() throws IOException {
        if (searched <= at) {
            searched = search();
        }
        return searched - at;
    }

    private int search() throws IOException {
        int lookahead = delimiter.length + 2;
        if (!has(lookahead)) {
            throw new EOFException("The request ends before its last boundary");
        }
        int last = filled - lookahead;
        for (int i = at; i <= last; ) {
            byte end = buffer[i + delimiter.length - 1];
            if (isDelimiter(i)) {
                return i;
            }
            i += shift[end & 0xFF];
        }
        return last + 1;
    }

    /** A line that only begins like the delimiter is none: behind it stand {@code --}, white space or the line's end. */
    private boolean isDelimiter(int start) {
        for (int i = delimiter.length - 1; i >= 0; i--) {
            if (buffer[start + i] != delimiter[i]) {
                return false;
            }
        }
        byte first = buffer[start + delimiter.length];
        byte second = buffer[start + delimiter.length + 1];
        return (first == '-' && second == '-') || (first == '\r' && second == '\n') || first == ' ' || first == '\t';
    }

    /** The bytes of the part at hand; it ends at the delimiter, which it leaves where it is. */
    private final class Body extends InputStream {

        /** Whether there was something left to pass over. */
        boolean passOver() throws IOException {
            if (closed) {
                return false;
            }
            int count = ofPart();
            at += count;
            return count > 0;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = Math.min(ofPart(), length);
            System.arraycopy(buffer, at, target, offset, count);
            at += count;
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
