package pacs.platform.documents;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A text of a file and how it was written down.
 *
 * @param encoding {@code UTF-8}, or {@code GB18030}, which holds GBK: as Excel saves CSV in China
 */
record Decoded(String text, String encoding) {

    private static final String MARK = "\uFEFF";

    /** A text that is UTF-8 is hardly ever anything else; what is not, is read as GB18030. */
    static Decoded of(byte[] bytes) throws UnreadableFile {
        return utf8(bytes)
                .or(() -> in(Charset.forName("GB18030"), bytes))
                .orElseThrow(() -> new UnreadableFile(1, "the file is neither UTF-8 nor GBK; save it as UTF-8."));
    }

    static Optional<Decoded> utf8(byte[] bytes) {
        return in(StandardCharsets.UTF_8, bytes);
    }

    private static Optional<Decoded> in(Charset charset, byte[] bytes) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(new Decoded(text.startsWith(MARK) ? text.substring(1) : text, charset.name()));
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
