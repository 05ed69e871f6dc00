package pacs.archive.dicomweb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** A {@code multipart/related} body, each of whose parts is read while it is sent (RFC 2046 5.1.1, RFC 2387). */
final class Multipart {

    private final String type;
    private final String boundary;
    private final List<Part> parts;

    /**
     * One part.
     *
     * @param type media type with its parameters
     * @param location where the part can be had by itself
     * @param length of the content in bytes, where it is known before
     */
    record Part(String type, String location, OptionalLong length, Content content) {

        private byte[] head(String boundary) {
            String size = length.isPresent() ? "\r\nContent-Length: " + length.getAsLong() : "";
            return ("--" + boundary + "\r\nContent-Type: " + type + size + "\r\nContent-Location: " + location
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** @param type media type of the parts, without parameters */
    Multipart(String type, List<Part> parts) {
        this(type, parts, UUID.randomUUID().toString());
    }

    Multipart(String type, List<Part> parts, String boundary) {
        this.type = type;
        this.parts = List.copyOf(parts);
        this.boundary = boundary;
    }

    String contentType() {
        return "multipart/related; type=\"" + type + "\"; boundary=" + boundary;
    }

    /** Bytes of the whole body; empty when one of its parts does not know. */
    OptionalLong length() {
        long length = end().length;
        for (Part part : parts) {
            if (part.length().isEmpty()) {
                return OptionalLong.empty();
            }
            length += part.head(boundary).length + part.length().getAsLong() + 2;
        }
        return OptionalLong.of(length);
    }

    void writeTo(OutputStream out) throws IOException {
        for (Part part : parts) {
            out.write(part.head(boundary));
            part.content().writeTo(out);
            out.write('\r');
            out.write('\n');
        }
        out.write(end());
    }

    private byte[] end() {
        return ("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
