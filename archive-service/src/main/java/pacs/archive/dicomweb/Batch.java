package pacs.archive.dicomweb;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import pacs.platform.blobs.CheckedBytes;

/** Bytes of an answer that go to the network in one write: small ones that were gathered, and pieces where they lie. */
final class Batch {

    /** The network library's pool has chunks as long: a longer buffer would not come from it. */
    static final int GATHERED = 64 << 10;

    private static final int FIRST_ROOM = 1 << 10;

    private final List<ByteBuf> parts = new ArrayList<>(3);
    private final List<CheckedBytes> pieces = new ArrayList<>(1);
    private ByteBuf room = Unpooled.EMPTY_BUFFER;
    private long inPieces;
    private long length;

    /** Adds as many of the bytes as there is room for, and tells how many. */
    int add(byte[] bytes, int offset, int length) {
        if (room.maxWritableBytes() == 0) {
            // Not on the heap: a buffer that is partly there is copied as a whole.
            room = PooledByteBufAllocator.DEFAULT.directBuffer(FIRST_ROOM, GATHERED);
            parts.add(room);
        }
        int count = Math.min(length, room.maxWritableBytes());
        room.writeBytes(bytes, offset, count);
        return count;
    }

    /** Copies all of the bytes. */
    void add(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (room.maxWritableBytes() == 0) {
                room = PooledByteBufAllocator.DEFAULT.directBuffer(Math.min(bytes.remaining(), GATHERED), GATHERED);
                parts.add(room);
            }
            ByteBuffer some = bytes.slice(bytes.position(), Math.min(bytes.remaining(), room.maxWritableBytes()));
            bytes.position(bytes.position() + some.remaining());
            room.writeBytes(some);
        }
    }

    void add(CheckedBytes piece) {
        inPieces += piece.bytes().remaining();
        pieces.add(piece);
        parts.add(Unpooled.wrappedBuffer(piece.bytes()));
        room = Unpooled.EMPTY_BUFFER;
    }

    long bytes() {
        return inPieces + gathered();
    }

    /** Bytes that are not in pieces. */
    int gathered() {
        return parts.stream().mapToInt(ByteBuf::readableBytes).sum() - (int) inPieces;
    }

    /** All of it; nothing can be added any more. */
    @SuppressWarnings(
            "deprecation") // the only way to hand over memory without a copy; Vert.x 5 takes Netty's type away
    Buffer toBuffer() {
        length = bytes();
        ByteBuf all = Unpooled.wrappedBuffer(parts.toArray(ByteBuf[]::new));
        parts.clear();
        parts.add(all);
        return Buffer.buffer(all);
    }

    /** Bytes in the buffer that was made of it. */
    long length() {
        return length;
    }

    /** When all was sent, or will not be. */
    void release() {
        parts.forEach(ByteBuf::release);
        pieces.forEach(CheckedBytes::close);
    }
}
