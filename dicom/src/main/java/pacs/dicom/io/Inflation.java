package pacs.dicom.io;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Inflates a deflated data set within its budget (PS3.5 A.5: a raw deflate stream, RFC 1951). */
final class Inflation extends FilterInputStream {

    private static final long FREE_OF_RATIO = 1L << 20;

    private final Source compressed;
    private final long start;
    private final Budget budget;
    private long inflated;

    private Inflation(Source compressed, Inflater inflater, Budget budget) {
        super(new InflaterInputStream(compressed.remaining(), inflater, 16 * 1024));
        this.compressed = compressed;
        this.start = compressed.offset();
        this.budget = budget;
    }

    /**
     * Places in the inflated data set go on where the compressed bytes begin.
     *
     * @param inflater of a raw stream; its memory lies outside the heap until whoever made it ends it
     */
    static Source of(Source compressed, Inflater inflater, Budget budget) {
        return new Source(new Inflation(compressed, inflater, budget), compressed.offset());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(target, offset, length);
        } catch (ZipException | EOFException e) {
            throw new DicomFormatException("The deflated data set is broken: " + e.getMessage(), compressed.offset());
        }
        inflated += Math.max(read, 0);
        long taken = compressed.offset() - start;
        boolean bomb = inflated > FREE_OF_RATIO && inflated / Math.max(taken, 1) > budget.inflateRatio();
        if (bomb || inflated > budget.inflatedBytes()) {
            throw new DicomFormatException("The data set inflates beyond its budget", compressed.offset());
        }
        return read;
    }
}
