package pacs.platform.blobs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** A blob's bytes for one reader. It has a channel of its own, since an interrupted reader closes the channel it is in. */
final class BlobBytes implements Closeable {

    private final String name;
    private final FileChannel channel;

    private BlobBytes(String name, FileChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    static BlobBytes open(Path file) throws IOException {
        return new BlobBytes(String.valueOf(file.getFileName()), FileChannel.open(file, StandardOpenOption.READ));
    }

    long length() throws IOException {
        return channel.size();
    }

    byte[] read(long position, int length) throws IOException {
        if (position < 0 || length < 0 || position > length() - length) {
            throw damaged(position, "the file ends before byte " + (position + length));
        }
        byte[] bytes = new byte[length];
        read(position, bytes, length);
        return bytes;
    }

    /** Fills the first bytes of a buffer. */
    void read(long position, byte[] into, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw damaged(position, "the file ends before byte " + (position + length));
            }
        }
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
        channel.close();
    }
}
