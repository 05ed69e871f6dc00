package pacs.archive.retrieve;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import pacs.dicom.codec.CodecException;
import pacs.dicom.codec.DecodedFrame;
import pacs.dicom.codec.FrameDecoder;
import pacs.dicom.codec.FrameShape;
import pacs.dicom.core.TransferSyntax;
import pacs.platform.Refusal;

/** Frames that are decoded one by one, as they are sent. Used by one thread at a time; to be closed. */
public final class DecodedFrames implements PixelFrames, AutoCloseable {

    private final StoredPixels pixels;
    private final TransferSyntax syntax;
    private final FrameDecoder decoder;
    private final PixelMemory memory;
    private Optional<Held> held = Optional.empty();

    private record Held(int number, DecodedFrame frame, PixelMemory.Lease lease) {}

    DecodedFrames(StoredPixels pixels, TransferSyntax syntax, FrameDecoder decoder, PixelMemory memory) {
        this.pixels = pixels;
        this.syntax = syntax;
        this.decoder = decoder;
        this.memory = memory;
    }

    @Override
    public int count() {
        return pixels.count();
    }

    @Override
    public long length(int frame) {
        return pixels.shape().bytes();
    }

    /** What the data set says of each frame as it is stored. */
    public FrameShape storedShape() {
        return pixels.shape();
    }

    @Override
    public void send(int frame, OutputStream out) throws IOException {
        out.write(decode(frame).bytes());
    }

    /**
     * Decodes a frame, which is kept until the next one or the end.
     *
     * @throws Refusal NOT_ACCEPTABLE when it cannot be decoded; UNAVAILABLE when it cannot be now
     */
    public DecodedFrame decode(int frame) throws IOException {
        return decode(frame, 0);
    }

    /**
     * The same for whoever needs memory for what he makes of it: taken at once, so that nobody waits for more while he
     * holds some.
     *
     * @param beside bytes
     */
    DecodedFrame decode(int frame, long beside) throws IOException {
        require(frame);
        if (held.filter(known -> known.number() == frame).isEmpty()) {
            close();
            PixelMemory.Lease lease =
                    memory.take(pixels.length(frame) + 2L * pixels.shape().bytes() + beside);
            try {
                held = Optional.of(new Held(frame, decoder.decode(syntax, pixels.shape(), pixels.read(frame)), lease));
            } catch (CodecException e) {
                throw FrameDecoding.refusal(e);
            } finally {
                if (held.isEmpty()) {
                    lease.close();
                }
            }
        }
        return held.orElseThrow().frame();
    }

    /** Gives back the memory of the frame that was decoded last. */
    @Override
    public void close() {
        held.ifPresent(known -> known.lease().close());
        held = Optional.empty();
    }
}
