package pacs.archive.completeness;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.Refusal;
import pacs.platform.blobs.Sha256;
import pacs.platform.receipts.ManifestDigest;
import pacs.platform.receipts.ManifestLine;

/**
 * Reads a manifest as it comes: {@code {"study": UID, "instances": [{"sop": UID, "bytes": 1234, "sha256": HEX}, ...]}}, in
 * ascending order of UIDs, at most 50,000 instances and 16 MiB.
 */
public final class ManifestReader {

    private static final int MOST_INSTANCES = 50_000;
    private static final long MOST_BYTES = 16L << 20;
    private static final JsonFactory JSON = new JsonFactory();

    private final StudyUid study;
    private final ManifestDigest digest = new ManifestDigest();
    private final List<ManifestLine> lines = new ArrayList<>();

    private ManifestReader(StudyUid study) {
        this.study = study;
    }

    /**
     * Reads all of it; nothing counts before its end.
     *
     * @throws Refusal when it is none, or of another study, or too long
     * @throws IOException when the line breaks
     */
    public static Manifest read(StudyUid study, InputStream body) throws IOException {
        ManifestReader reader = new ManifestReader(study);
        try (JsonParser parser = JSON.createParser(new Bounded(body))) {
            reader.read(parser);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw refused("cannot be read: " + e.getMessage());
        }
        if (reader.lines.isEmpty()) {
            throw refused("names no instance");
        }
        return new Manifest(study, reader.digest.bytes(), reader.digest.end(), reader.lines);
    }

    private void read(JsonParser parser) throws IOException {
        require(parser.nextToken() == JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            switch (parser.currentName()) {
                case "study" -> {
                    String named = parser.nextTextValue();
                    if (!study.value().equals(named)) {
                        throw refused("is of another study than its address");
                    }
                }
                case "instances" -> instances(parser);
                default -> throw refused("has an unknown member " + parser.currentName());
            }
        }
        require(parser.currentToken() == JsonToken.END_OBJECT);
    }

    private void instances(JsonParser parser) throws IOException {
        require(parser.nextToken() == JsonToken.START_ARRAY);
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            if (lines.size() == MOST_INSTANCES) {
                throw new Refusal(Refusal.Reason.TOO_LARGE, "A manifest has at most 50000 instances.");
            }
            ManifestLine line = line(parser);
            digest.add(line);
            lines.add(line);
        }
        require(parser.currentToken() == JsonToken.END_ARRAY);
    }

    private static ManifestLine line(JsonParser parser) throws IOException {
        String sop = "";
        long bytes = -1;
        String sha256 = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "sop" -> sop = parser.getText();
                case "bytes" -> bytes = parser.getLongValue();
                case "sha256" -> sha256 = parser.getText();
                default -> throw refused("has an instance with an unknown member " + name);
            }
        }
        require(parser.currentToken() == JsonToken.END_OBJECT && bytes >= 0);
        return new ManifestLine(
                new SopInstanceUid(sop), bytes, Sha256.of(HexFormat.of().parseHex(sha256)));
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw refused("has not the form {\"study\": ..., \"instances\": [...]}");
        }
    }

    private static Refusal refused(String why) {
        return new Refusal(Refusal.Reason.INVALID_REQUEST, "The manifest " + why + "; nothing was noted.");
    }

    /** Ends with a refusal where the budget does. */
    private static final class Bounded extends FilterInputStream {

        private long left = MOST_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw new Refusal(Refusal.Reason.TOO_LARGE, "A manifest has at most 16 MiB.");
            }
        }
    }
}
