package pacs.gateway.receipts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Keeps receipts: a file for each month, a line for each receipt, which is the study's UID and the JWS. */
final class ReceiptLog {

    private static final int MONTH = "2026-01".length();

    private final Path folder;

    ReceiptLog(Path folder) {
        this.folder = folder;
    }

    /** On return it is on the disk. */
    void append(String study, String signed) throws IOException {
        Files.createDirectories(folder);
        String month = LocalDate.now(ZoneOffset.UTC).toString().substring(0, MONTH);
        try (FileChannel channel = FileChannel.open(
                folder.resolve(month + ".jws"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap((study + " " + signed + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
    }
}
