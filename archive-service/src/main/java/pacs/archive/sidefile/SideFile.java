package pacs.archive.sidefile;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A side file that is read: parts, then their {@link SideIndex}, then 24 bytes, big endian: position of the index (8), its
 * length (4), its CRC-32C (4), "PACSSID1". Nothing it holds is believed before its sum was compared.
 */
final class SideFile implements Closeable {

    static final int FOOTER = 24;
    static final long MAGIC = 0x5041435353494431L;

    /** A longer part is not read into memory. */
    private static final long LONGEST_PART = 16L << 20;

    private static final int LONGEST_INDEX = 16 << 20;

    private final FileChannel channel;
    private final SideIndex index;

    private SideFile(FileChannel channel, SideIndex index) {
        this.channel = channel;
        this.index = index;
    }

    /**
     * Opens one.
     *
     * @param name whose it must be
     * @throws SideFileDamagedException when it is not whole, or another one
     */
    static SideFile open(Path file, String name) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            SideIndex index = index(channel);
            if (!index.name().equals(name)) {
                throw new SideFileDamagedException("it is that of " + index.name());
            }
            return new SideFile(channel, index);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    SideIndex index() {
        return index;
    }

    /** Whether {@link #read} reads it. */
    static boolean fits(SidePart part) {
        return part.length() <= LONGEST_PART;
    }

    /** The checked bytes of a part that {@link #fits}. */
    byte[] read(SidePart part) throws IOException {
        return read(channel, part.offset(), Math.toIntExact(part.length()), part.sum());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static SideIndex index(FileChannel channel) throws IOException {
        long end = channel.size() - FOOTER;
        ByteBuffer footer = ByteBuffer.allocate(FOOTER);
        if (end < 0 || !fill(channel, footer, end) || footer.getLong(16) != MAGIC) {
            throw new SideFileDamagedException("it does not end as one");
        }
        long position = footer.getLong(0);
        int length = footer.getInt(8);
        if (length < 0 || length > LONGEST_INDEX || position < 0 || position != end - length) {
            throw new SideFileDamagedException("its index has no place");
        }
        return SideIndex.decode(read(channel, position, length, footer.getInt(12)));
    }

    private static byte[] read(FileChannel channel, long position, int length, int expected) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        CRC32C sum = new CRC32C();
        if (fill(channel, bytes, position)) {
            sum.update(bytes.array());
        }
        if (bytes.hasRemaining() || (int) sum.getValue() != expected) {
            throw new SideFileDamagedException("the " + length + " bytes at " + position + " fail their check");
        }
        return bytes.array();
    }

    private static boolean fill(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                return false;
            }
        }
        return true;
    }
}
