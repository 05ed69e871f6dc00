package pacs.platform.blobs;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** What is known of an object's bytes once they have passed by: length, digests, and the sum of each piece. */
final class ObjectSums {

    /** Pieces lie on a grid counted from the object's first byte; only the last is shorter (docs/adr/0006). */
    static final int PIECE = 64 << 10;

    private final MessageDigest before = Sha256.digest();
    private final MessageDigest dataSet = Sha256.digest();
    private final CRC32C sum = new CRC32C();
    private final long dataSetOffset;
    private int[] pieceSums = new int[16];
    private int pieces;
    private long length;

    ObjectSums(long dataSetOffset) {
        this.dataSetOffset = dataSetOffset;
    }

    /** The next piece: {@link #PIECE} bytes, fewer only at the object's end. */
    void piece(byte[] bytes, int offset, int count) {
        int ahead = Math.clamp(dataSetOffset - length, 0, count);
        before.update(bytes, offset, ahead);
        dataSet.update(bytes, offset + ahead, count - ahead);
        sum.reset();
        sum.update(bytes, offset, count);
        if (pieces == pieceSums.length) {
            pieceSums = Arrays.copyOf(pieceSums, pieces * 2);
        }
        pieceSums[pieces++] = (int) sum.getValue();
        length += count;
    }

    long length() {
        return length;
    }

    /** The table of pieces as it lies in a trailer: size of a piece, number of pieces, their sums. */
    byte[] encodePieces() {
        ByteBuffer table = ByteBuffer.allocate(8 + 4 * pieces).putInt(PIECE).putInt(pieces);
        for (int i = 0; i < pieces; i++) {
            table.putInt(pieceSums[i]);
        }
        return table.array();
    }

    /** As if these bytes were the object's last; the digest goes on afterwards. */
    Sha256 dataSetDigest(byte[] rest, int count) {
        int ahead = Math.clamp(dataSetOffset - length, 0, count);
        return Sha256.endOf(dataSet, rest, ahead, count - ahead);
    }

    /** To be called once: it ends the digests. */
    Digests digests() {
        Sha256 ofDataSet = Sha256.endOf(dataSet);
        return new Digests(Sha256.ofBoth(Sha256.endOf(before), ofDataSet), ofDataSet);
    }

    /**
     * Of a whole object.
     *
     * @param object as a record's head says it, see {@link Sha256#ofBoth}
     */
    record Digests(Sha256 object, Sha256 dataSet) {}
}
