package pacs.platform.audit;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The signed word that a chain had this link at this position. One line of a file that lies elsewhere:
 * {@code schema position link time signature}.
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Anchor(String schema, long position, byte[] link, Instant at) {

    private static final int WORDS = 5;

    String line(AuditKey key) {
        String said = said();
        return said + " " + HexFormat.of().formatHex(key.sign(said.getBytes(StandardCharsets.UTF_8)));
    }

    /** Empty when the line is none that this key has signed. */
    static Optional<Anchor> of(String line, AuditKey key) {
        String[] words = line.split(" ", -1);
        if (words.length != WORDS) {
            return Optional.empty();
        }
        try {
            Anchor anchor = new Anchor(
                    words[0], Long.parseLong(words[1]), HexFormat.of().parseHex(words[2]), Instant.parse(words[3]));
            byte[] signature = HexFormat.of().parseHex(words[4]);
            return key.isSigned(anchor.said().getBytes(StandardCharsets.UTF_8), signature)
                    ? Optional.of(anchor)
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty(); // not even an anchor by its form
        }
    }

    private String said() {
        return schema + " " + position + " " + HexFormat.of().formatHex(link) + " " + at;
    }
}
