package pacs.platform.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.zip.CRC32C;

/**
 * What closes a sealed blob, so that one read of its end lists all it holds. The index has for each record its position (8),
 * and copies of its head (96) and trailer. The footer is the last 80 bytes, big endian:
 *
 * <pre>
 *  0   8  "PACSBLB1"
 *  8   4  institution
 * 12   4  number of records
 * 16  16  blob id
 * 32   8  position of the index
 * 40  32  SHA-256 of the index
 * 72   4  zero
 * 76   4  CRC-32C of bytes 0 to 75
 * </pre>
 */
final class BlobEnd {

    private static final int FOOTER = 80;
    private static final byte[] MAGIC = "PACSBLB1".getBytes(StandardCharsets.US_ASCII);

    private final OpenBlob blob;
    private final BlobBytes source;
    private final MessageDigest digest = Sha256.digest();
    private long written;

    private BlobEnd(OpenBlob blob, BlobBytes source) {
        this.blob = blob;
        this.source = source;
        this.written = blob.end();
    }

    /** Writes index and footer behind the last record and returns the length of the file. */
    static long write(OpenBlob blob, BlobBytes source) throws IOException {
        BlobEnd end = new BlobEnd(blob, source);
        end.index();
        end.footer();
        return end.written;
    }

    private void index() throws IOException {
        long position = 0;
        while (position < blob.end()) {
            long at = position;
            RecordBytes record = RecordBytes.at(source, blob.place(), at)
                    .orElseThrow(() -> source.damaged(at, "the head of a record fails its check"));
            put(ByteBuffer.allocate(Long.BYTES).putLong(at).array());
            put(record.head().encode());
            put(source.read(record.trailerPosition(), record.head().trailerLength()));
            position = record.end();
        }
    }

    private void footer() throws IOException {
        ByteBuffer footer = ByteBuffer.allocate(FOOTER)
                .put(MAGIC)
                .putInt(blob.owner().institution().value())
                .putInt(blob.records())
                .putLong(blob.id().value().getMostSignificantBits())
                .putLong(blob.id().value().getLeastSignificantBits())
                .putLong(blob.end())
                .put(Sha256.endOf(digest).bytes())
                .putInt(0);
        CRC32C sum = new CRC32C();
        sum.update(footer.array(), 0, footer.position());
        put(footer.putInt((int) sum.getValue()).array());
    }

    private void put(byte[] bytes) throws IOException {
        blob.file().write(written, bytes, 0, bytes.length);
        digest.update(bytes);
        written += bytes.length;
    }
}
