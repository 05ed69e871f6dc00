package pacs.platform.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The pieces of a stored object and their sums: its trailer's section PIEC, which is size (4), number (4), and the sums. */
final class StoredPieces {

    private final RecordBytes record;
    private final ByteBuffer table;
    private final int size;

    private StoredPieces(RecordBytes record, ByteBuffer table, int size) {
        this.record = record;
        this.table = table;
        this.size = size;
    }

    static StoredPieces of(RecordBytes record, byte[] section) throws IOException {
        ByteBuffer table = ByteBuffer.wrap(section);
        int size = section.length < 8 ? 0 : table.getInt(0);
        long length = record.head().objectLength();
        if (size < 1 || section.length != 8 + 4L * table.getInt(4) || table.getInt(4) != (length + size - 1) / size) {
            throw record.blob().damaged(record.trailerPosition(), "the sums of the pieces do not fit the object");
        }
        return new StoredPieces(record, table, size);
    }

    /** Bytes of every piece but the last. */
    int size() {
        return size;
    }

    /** Bytes of so many pieces that follow each other. */
    int length(int first, int count) {
        return (int) Math.min((long) count * size, record.head().objectLength() - (long) first * size);
    }

    /** Reads pieces that follow each other into an empty buffer that has room for them, and checks each there. */
    void read(int first, int count, ByteBuffer into) throws IOException {
        long offset = record.objectPosition() + (long) first * size;
        into.limit(length(first, count));
        record.blob().read(offset, into);
        into.flip();
        CRC32C sum = new CRC32C();
        ByteBuffer piece = into.duplicate();
        for (int i = 0; i < count; i++) {
            piece.limit(Math.min(into.limit(), (i + 1) * size));
            sum.reset();
            sum.update(piece);
            if ((int) sum.getValue() != table.getInt(8 + 4 * (first + i))) {
                throw record.blob().damaged(offset + (long) i * size, "piece " + (first + i) + " fails its check");
            }
        }
    }
}
