package pacs.platform.blobs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A trailer ready to be written: all of it is made before the first byte of it reaches the file. */
record EncodedTrailer(Trailer trailer, SequencedMap<Integer, byte[]> sections) {

    static EncodedTrailer of(TrailerContent content, ObjectSums sums, Sha256 dataSet, long dataSetOffset)
            throws IOException {
        Trailer trailer = new Trailer(
                content.study(),
                content.series(),
                content.instance(),
                content.sopClass(),
                content.transferSyntax(),
                dataSetOffset,
                dataSet,
                content.warnings());
        SequencedMap<Integer, byte[]> sections = new LinkedHashMap<>();
        sections.put(TrailerSection.IDENTITY, trailer.encode());
        sections.put(TrailerSection.PIECES, sums.encodePieces());
        sections.put(TrailerSection.FRAMES, content.frames().encode());
        sections.put(TrailerSection.HEADER, gzip(content.header()));
        return new EncodedTrailer(trailer, sections);
    }

    /** Writes it at a position and says how long it is. */
    int writeTo(BlobFile file, long position) throws IOException {
        long end = write(file, position, TrailerSection.directory(sections));
        for (byte[] section : sections.values()) {
            end = write(file, end, section);
        }
        return Math.toIntExact(end - position);
    }

    private static long write(BlobFile file, long position, byte[] bytes) throws IOException {
        file.write(position, bytes, 0, bytes.length);
        return position + bytes.length;
    }

    private static byte[] gzip(HeaderJson header) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (QuickGzip out = new QuickGzip(compressed)) {
            header.writeTo(out);
        }
        return compressed.toByteArray();
    }

    /** The fastest level: senders wait for it, and the next levels save a tenth. */
    private static final class QuickGzip extends GZIPOutputStream {

        QuickGzip(ByteArrayOutputStream out) throws IOException {
            super(out, 8 << 10);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
