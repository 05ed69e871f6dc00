package pacs.archive.retrieve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** All frames of an object, one decoded after the other, and a zero to make their number of bytes even. */
final class DecodedPixelData extends InputStream {

    private final DecodedFrames frames;
    private final long length;

    DecodedPixelData(DecodedFrames frames, long length) {
        this.frames = frames;
        this.length = length;
    }

    @Override
    public int read() throws IOException {
        throw new IOException("Decoded pixel data are transferred as a whole");
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        return read();
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        long sent = 0;
        for (int frame = 1; frame <= frames.count(); frame++) {
            frames.send(frame, out);
            sent += frames.length(frame);
        }
        if (sent < length) {
            out.write(0);
            sent++;
        }
        return sent;
    }
}
