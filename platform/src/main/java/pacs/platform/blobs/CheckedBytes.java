package pacs.platform.blobs;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bytes of an object in the very memory they were checked in. Whoever has it closes it when they have been sent. */
public final class CheckedBytes implements AutoCloseable {

    private final PieceBuffers buffers;
    private final ByteBuffer bytes;
    private final AtomicBoolean closed = new AtomicBoolean();

    CheckedBytes(PieceBuffers buffers, ByteBuffer bytes) {
        this.buffers = buffers;
        this.bytes = bytes;
    }

    /** From its position to its limit; not to be touched after {@link #close}. */
    public ByteBuffer bytes() {
        return bytes;
    }

    /** Whether memory is short: what holds it should be sent at once, not gathered. */
    public boolean isScarce() {
        return buffers.scarce();
    }

    /** Whether others wait for memory that is held by those who send. */
    public boolean isWanted() {
        return buffers.wanted();
    }

    /** Gives the memory to the next one; a second time it does nothing. */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            buffers.giveBack(bytes);
        }
    }
}
