package pacs.platform.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import java.util.zip.CRC32C;
import pacs.platform.blobs.VolumeLayout.Place;

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

    static final int FOOTER = 80;

    private static final int SUM_AT = 76;
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

    /**
     * Where the index of a sealed blob begins. It has been checked and ends where the footer begins.
     *
     * @throws PieceCheckException when no footer of this blob closes the file, or the index is not the one it speaks of
     */
    static long indexPosition(BlobBytes blob, Place place) throws IOException {
        long at = blob.length() - FOOTER;
        ByteBuffer footer = ByteBuffer.wrap(blob.read(at, FOOTER));
        long position = footer.getLong(32);
        boolean known = footer.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))
                && footer.getInt(SUM_AT) == sum(footer.array())
                && footer.getInt(8) == place.institution().value()
                && new UUID(footer.getLong(16), footer.getLong(24))
                        .equals(place.blob().value());
        if (!known || position < 0 || position > at) {
            throw blob.damaged(at, "the footer fails its check");
        }
        if (!footer.slice(40, Sha256.LENGTH)
                .equals(ByteBuffer.wrap(blob.digest(position, at).bytes()))) {
            throw blob.damaged(position, "the index fails its check");
        }
        return position;
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
        put(footer.putInt(sum(footer.array())).array());
    }

    private static int sum(byte[] footer) {
        CRC32C sum = new CRC32C();
        sum.update(footer, 0, SUM_AT);
        return (int) sum.getValue();
    }

    private void put(byte[] bytes) throws IOException {
        blob.file().write(written, bytes, 0, bytes.length);
        digest.update(bytes);
        written += bytes.length;
    }
}
