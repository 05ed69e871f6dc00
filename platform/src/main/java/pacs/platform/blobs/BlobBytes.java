package pacs.platform.blobs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import pacs.platform.blobs.BlobHandles.Opening;

/**
 * A blob's bytes for one reader. The file may be shared with others: an interrupted reader closes it for all, and whoever is
 * hit by that without being interrupted opens it again.
 */
final class BlobBytes implements Closeable {

    private final String name;
    private final Opening opening;
    private BlobHandle handle;

    /** @param handle held for this reader, given back when it closes */
    BlobBytes(String name, BlobHandle handle, Opening opening) {
        this.name = name;
        this.handle = handle;
        this.opening = opening;
    }

    static BlobBytes open(Path file) throws IOException {
        Opening opening = () -> FileChannel.open(file, StandardOpenOption.READ);
        return alone(String.valueOf(file.getFileName()), opening);
    }

    /** Of a file nobody else reads through this handle. */
    static BlobBytes alone(String name, Opening opening) throws IOException {
        return new BlobBytes(name, ownHandle(opening), opening);
    }

    private static BlobHandle ownHandle(Opening opening) throws IOException {
        BlobHandle own = new BlobHandle(opening.open());
        own.retire();
        return own;
    }

    long length() throws IOException {
        try {
            return handle.channel().size();
        } catch (ClosedChannelException e) {
            openAgain(e);
            return handle.channel().size();
        }
    }

    byte[] read(long position, int length) throws IOException {
        if (position < 0 || length < 0 || position > length() - length) {
            throw damaged(position, "the file ends before byte " + (position + length));
        }
        byte[] bytes = new byte[length];
        read(position, bytes, length);
        return bytes;
    }

    /** Fills the first bytes of an array. */
    void read(long position, byte[] into, int length) throws IOException {
        read(position, ByteBuffer.wrap(into, 0, length));
    }

    /** Fills a buffer from its position to its limit. */
    void read(long position, ByteBuffer into) throws IOException {
        long end = position + into.remaining();
        while (into.hasRemaining()) {
            if (readSome(into, end - into.remaining()) < 0) {
                throw damaged(position, "the file ends before byte " + end);
            }
        }
    }

    private int readSome(ByteBuffer into, long position) throws IOException {
        try {
            return handle.channel().read(into, position);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (ClosedChannelException e) {
            openAgain(e);
            return handle.channel().read(into, position);
        }
    }

    private void openAgain(ClosedChannelException closed) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw closed;
        }
        BlobHandle lost = handle;
        handle = ownHandle(opening);
        lost.giveBack();
    }

    /** SHA-256 of the bytes from one position to another, which are read piece by piece. */
    Sha256 digest(long from, long to) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[ObjectSums.PIECE];
        for (long at = from; at < to; at += buffer.length) {
            int count = (int) Math.min(buffer.length, to - at);
            read(at, buffer, count);
            digest.update(buffer, 0, count);
        }
        return Sha256.endOf(digest);
    }

    PieceCheckException damaged(long position, String what) {
        return new PieceCheckException(name, position, what);
    }

    @Override
    public void close() throws IOException {
        handle.giveBack();
    }
}
