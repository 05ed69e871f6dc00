package pacs.platform.blobs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import pacs.platform.blobs.VolumeLayout.Place;
import pacs.platform.tenancy.InstitutionId;

/**
 * The fixed 96 bytes every record begins with. They are zeros while the object streams in: a head whose sum holds says that
 * everything it speaks of was written before it. Big endian:
 *
 * <pre>
 *  0   8  "PACSREC1"
 *  8   4  institution
 * 12   4  sequence, from 0
 * 16  16  blob id
 * 32   8  object length
 * 40   4  trailer length
 * 44   4  zero
 * 48  32  SHA-256 of the object
 * 80  12  zero
 * 92   4  CRC-32C of bytes 0 to 91
 * </pre>
 */
record RecordHead(Place place, int sequence, long objectLength, int trailerLength, Sha256 objectDigest) {

    static final int LENGTH = 96;

    private static final byte[] MAGIC = "PACSREC1".getBytes(StandardCharsets.US_ASCII);
    private static final int SUM_AT = 92;

    static byte[] magic() {
        return MAGIC.clone();
    }

    byte[] encode() {
        ByteBuffer head = ByteBuffer.allocate(LENGTH)
                .put(MAGIC)
                .putInt(place.institution().value())
                .putInt(sequence)
                .putLong(place.blob().value().getMostSignificantBits())
                .putLong(place.blob().value().getLeastSignificantBits())
                .putLong(objectLength)
                .putInt(trailerLength)
                .putInt(0)
                .put(objectDigest.bytes());
        return head.putInt(SUM_AT, sum(head.array())).array();
    }

    /** Empty unless the bytes are a head: a record not finished, damaged, or something an object made up. */
    static Optional<RecordHead> decode(byte[] bytes) {
        ByteBuffer head = ByteBuffer.wrap(bytes);
        boolean known = head.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC)) && head.getInt(SUM_AT) == sum(bytes);
        if (!known || head.getInt(8) < 1 || head.getInt(12) < 0 || head.getLong(32) < 0 || head.getInt(40) < 0) {
            return Optional.empty();
        }
        byte[] digest = new byte[Sha256.LENGTH];
        head.get(48, digest);
        return Optional.of(new RecordHead(
                new Place(new InstitutionId(head.getInt(8)), new BlobId(new UUID(head.getLong(16), head.getLong(24)))),
                head.getInt(12),
                head.getLong(32),
                head.getInt(40),
                Sha256.of(digest)));
    }

    /** Bytes of the whole record: head, object, trailer. */
    long recordLength() {
        return LENGTH + objectLength + trailerLength;
    }

    /** The record as its owner knows it. */
    StoredRecord at(long position, Trailer trailer) {
        return new StoredRecord(
                place.blob(), position, sequence, objectLength, trailerLength, objectDigest, trailer.dataSetDigest());
    }

    private static int sum(byte[] head) {
        CRC32C sum = new CRC32C();
        sum.update(head, 0, SUM_AT);
        return (int) sum.getValue();
    }
}
