package pacs.archive.sidefile;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import pacs.archive.sidefile.SidePart.Kind;
import pacs.dicom.core.SeriesUid;

/** A side file that is written, part by part, under a name nobody reads. */
final class SideFileWriter implements Closeable {

    private final OutputStream file;
    private final List<SidePart> parts = new ArrayList<>();
    private long written;

    SideFileWriter(Path draft) throws IOException {
        this.file = new BufferedOutputStream(Files.newOutputStream(draft), 64 << 10);
    }

    /** Writes the content of a part. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    void add(Kind kind, SeriesUid series, long version, Content content) throws IOException {
        Summed out = new Summed();
        long offset = written;
        content.writeTo(out);
        written += out.length;
        parts.add(new SidePart(kind, series, version, offset, out.length, (int) out.sum.getValue()));
    }

    /** Writes what stands behind the parts. */
    void finish(String name) throws IOException {
        byte[] index = new SideIndex(name, parts).encode();
        CRC32C sum = new CRC32C();
        sum.update(index);
        file.write(index);
        file.write(ByteBuffer.allocate(SideFile.FOOTER)
                .putLong(written)
                .putInt(index.length)
                .putInt((int) sum.getValue())
                .putLong(SideFile.MAGIC)
                .array());
        file.flush();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Counts and sums what passes; closing it does nothing. */
    private final class Summed extends OutputStream {

        private final CRC32C sum = new CRC32C();
        private long length;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            file.write(bytes, offset, count);
            sum.update(bytes, offset, count);
            length += count;
        }
    }
}
