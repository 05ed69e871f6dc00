package pacs.platform.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.zip.CRC32C;

/**
 * A part of a trailer that can be read and checked without the others, so that one frame of a huge object costs little.
 * The trailer is a directory followed by the sections in its order; unknown kinds are passed over. Big endian:
 *
 * <pre>
 *  0   8  "PACSTRL1"
 *  8   4  number of sections n, at most 64
 * 12 12n  for each: kind (4 ASCII characters), length (4), CRC-32C (4)
 *     4  CRC-32C of all before
 * </pre>
 *
 * @param kind as four ASCII characters in an int
 * @param offset of its bytes from the start of the trailer
 */
record TrailerSection(int kind, long offset, int length, int sum) {

    /** "IDEN": who the object is. */
    static final int IDENTITY = 0x4944454E;
    /** "PIEC": the sums of its pieces. */
    static final int PIECES = 0x50494543;
    /** "FRAM": where its frames lie. */
    static final int FRAMES = 0x4652414D;
    /** "HEAD": gzipped DICOM JSON without bulk. */
    static final int HEADER = 0x48454144;

    private static final long MAGIC = 0x5041435354524C31L;
    private static final int MOST_SECTIONS = 64;
    private static final int FIXED = 12;
    private static final int ENTRY = 12;

    /** @param sections their bytes by kind, in the order they will lie */
    static byte[] directory(SequencedMap<Integer, byte[]> sections) {
        ByteBuffer directory = ByteBuffer.allocate(FIXED + ENTRY * sections.size() + Integer.BYTES)
                .putLong(MAGIC)
                .putInt(sections.size());
        sections.forEach(
                (kind, bytes) -> directory.putInt(kind).putInt(bytes.length).putInt(sumOf(bytes, bytes.length)));
        return directory.putInt(sumOf(directory.array(), directory.position())).array();
    }

    /** Whether a check of the section's bytes holds. */
    boolean holds(byte[] bytes) {
        return bytes.length == length && sumOf(bytes, bytes.length) == sum;
    }

    /** The sections of the trailer at a position of a blob. */
    static List<TrailerSection> read(BlobBytes blob, long position, int trailerLength) throws IOException {
        ByteBuffer fixed = ByteBuffer.wrap(blob.read(position, FIXED));
        int count = fixed.getInt(8);
        if (fixed.getLong(0) != MAGIC || count < 0 || count > MOST_SECTIONS) {
            throw blob.damaged(position, "no trailer");
        }
        int length = FIXED + ENTRY * count + Integer.BYTES;
        ByteBuffer directory = ByteBuffer.wrap(blob.read(position, length));
        if (directory.getInt(length - Integer.BYTES) != sumOf(directory.array(), length - Integer.BYTES)) {
            throw blob.damaged(position, "the trailer's directory fails its check");
        }
        List<TrailerSection> sections = new ArrayList<>();
        long offset = length;
        directory.position(FIXED);
        for (int i = 0; i < count; i++) {
            TrailerSection section =
                    new TrailerSection(directory.getInt(), offset, directory.getInt(), directory.getInt());
            sections.add(section);
            offset += section.length();
        }
        if (offset != trailerLength) {
            throw blob.damaged(position, "the trailer's sections do not fill it");
        }
        return sections;
    }

    private static int sumOf(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }
}
