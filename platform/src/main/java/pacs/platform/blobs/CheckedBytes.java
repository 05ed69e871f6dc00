package pacs.platform.blobs;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bytes of an object in the very memory they were checked in. Whoever has it closes it when they have been sent. */
public final class CheckedBytes implements AutoCloseable {

    private final ByteBuffer bytes;
    private final Runnable giveBack;
    private final AtomicBoolean closed = new AtomicBoolean();

    CheckedBytes(ByteBuffer bytes, Runnable giveBack) {
        this.bytes = bytes;
        this.giveBack = giveBack;
    }

    /** From its position to its limit; not to be touched after {@link #close}. */
    public ByteBuffer bytes() {
        return bytes;
    }

    /** Gives the memory to the next one; a second time it does nothing. */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            giveBack.run();
        }
    }
}
