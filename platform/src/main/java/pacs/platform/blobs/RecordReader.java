package pacs.platform.blobs;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import pacs.dicom.image.FrameTable;
import pacs.dicom.image.FrameTable.Range;

/**
 * A stored object. Every byte it hands out was checked first; what fails its check is a {@link PieceCheckException}, never a
 * wrong byte. Only what is asked for is read: a frame costs its own pieces and a small part of the trailer. The streams end
 * with the reader. Used by one thread at a time.
 */
public final class RecordReader implements Closeable {

    private final RecordBytes record;
    private final PieceBuffers buffers;
    private final List<TrailerSection> sections;
    private Optional<StoredPieces> pieces = Optional.empty();
    private Optional<FrameTable> frames = Optional.empty();

    /** @param buffers where pieces are read into that leave without being copied */
    RecordReader(RecordBytes record, PieceBuffers buffers) throws IOException {
        this.record = record;
        this.buffers = buffers;
        this.sections = record.sections();
    }

    /** Bytes of the object as it was received. */
    public long length() {
        return record.head().objectLength();
    }

    /** Of the object as it was received, as {@link StoredRecord} has it. */
    public Sha256 objectDigest() {
        return record.head().objectDigest();
    }

    /** Who the object is. */
    public Trailer trailer() throws IOException {
        return Trailer.decode(record.section(sections, TrailerSection.IDENTITY));
    }

    /** Where its frames lie; read once. */
    public FrameTable frames() throws IOException {
        if (frames.isEmpty()) {
            frames = Optional.of(FrameTable.decode(record.section(sections, TrailerSection.FRAMES)));
        }
        return frames.get();
    }

    /** Its header as DICOM JSON without bulk data, UTF-8. */
    public InputStream headerJson() throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(record.section(sections, TrailerSection.HEADER)));
    }

    /** All of it, as it was received. */
    public InputStream object() throws IOException {
        return range(0, length());
    }

    /**
     * Some of its bytes. Transferred to a {@link PieceOutput} they are not copied.
     *
     * @param offset from the start of the object
     * @throws IndexOutOfBoundsException when the object does not have all of them
     */
    public InputStream range(long offset, long length) throws IOException {
        Objects.checkFromIndexSize(offset, length, length());
        return new CheckedRange(pieces(), buffers, offset, length);
    }

    /**
     * The bytes of one frame as they were received, its fragments joined.
     *
     * @param frame 1 to {@link FrameTable#frames}
     * @throws IndexOutOfBoundsException for any other frame
     * @throws UnsupportedOperationException when frames are not addressable
     */
    public InputStream frame(int frame) throws IOException {
        List<InputStream> runs = new ArrayList<>();
        for (Range run : frames().ranges(frame)) {
            runs.add(range(run.offset(), run.length()));
        }
        return new SequenceInputStream(Collections.enumeration(runs));
    }

    /**
     * Reads all of it and compares with every sum there is.
     *
     * @throws PieceCheckException when object or trailer are not what was written
     */
    public void verify() throws IOException {
        record.verify();
    }

    @Override
    public void close() throws IOException {
        record.blob().close();
    }

    private StoredPieces pieces() throws IOException {
        if (pieces.isEmpty()) {
            pieces = Optional.of(StoredPieces.of(record, record.section(sections, TrailerSection.PIECES)));
        }
        return pieces.get();
    }
}
