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

    /** Reads a piece into a buffer of {@link #size} bytes, checks it there, and returns its length. */
    int read(int index, byte[] into) throws IOException {
        long offset = (long) index * size;
        int length = (int) Math.min(size, record.head().objectLength() - offset);
        record.blob().read(record.objectPosition() + offset, into, length);
        CRC32C sum = new CRC32C();
        sum.update(into, 0, length);
        if ((int) sum.getValue() != table.getInt(8 + 4 * index)) {
            throw record.blob().damaged(record.objectPosition() + offset, "piece " + index + " fails its check");
        }
        return length;
    }
}
