package pacs.gateway.receipts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import pacs.platform.receipts.ReceiptKey;

/** The archive's key as this gateway learnt it first, in a file beside the spool. No other is believed until a person removes it. */
final class PinnedKey {

    private final Path file;

    PinnedKey(Path file) {
        this.file = file;
    }

    /**
     * Whether receipts of that key are believed. The first one is.
     *
     * @throws IOException when the file can be neither read nor written
     */
    boolean isTrusted(ReceiptKey key) throws IOException {
        if (!Files.exists(file)) {
            pin(key);
            return true;
        }
        return ReceiptKey.parse(
                        Files.readString(file, StandardCharsets.US_ASCII).strip())
                .equals(key);
    }

    /** What a person has to know when the key is another. */
    String complaint(ReceiptKey key) {
        return "The archive signs with another key (" + key.id()
                + ") than the one this gateway knows: nothing leaves the spool"
                + " until a person has made sure that the archive is the right one and removed the file " + file;
    }

    private void pin(ReceiptKey key) throws IOException {
        Path draft = Path.of(file + ".new");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap((key.text() + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
