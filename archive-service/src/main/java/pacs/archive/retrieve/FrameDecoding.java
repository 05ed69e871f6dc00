package pacs.archive.retrieve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import pacs.archive.catalogue.StoredInstance;
import pacs.dicom.codec.CodecException;
import pacs.dicom.codec.CodestreamDecoder;
import pacs.dicom.codec.FrameDecoder;
import pacs.platform.Refusal;

/** Decodes stored frames, within the memory there is for it. */
@ApplicationScoped
public class FrameDecoding {

    private static final long MEMORY = 96L << 20;

    private final StoredObjects objects;
    private final FrameDecoder decoder;
    private final PixelMemory memory = new PixelMemory(MEMORY);

    @Inject
    public FrameDecoding(StoredObjects objects, CodestreamDecoder codestreams) {
        this.objects = objects;
        this.decoder = new FrameDecoder(codestreams);
    }

    /**
     * The frames as explicit VR little endian has them, colour by pixel. Decodes none yet.
     *
     * @throws Refusal NOT_FOUND when there are none; NOT_ACCEPTABLE when they cannot be decoded
     */
    public DecodedFrames of(StoredInstance instance) throws IOException {
        if (!FrameDecoder.decodes(instance.transferSyntax())) {
            throw new Refusal(
                    Refusal.Reason.NOT_ACCEPTABLE,
                    "Frames in " + instance.transferSyntax().name()
                            + " are not decoded here. The instance as a whole can be retrieved.");
        }
        try {
            return new DecodedFrames(StoredPixels.of(objects, instance), instance.transferSyntax(), decoder, memory);
        } catch (CodecException e) {
            throw refusal(e);
        }
    }

    /** What is wrong with a frame is no fault of ours: it can still be had as it is stored. */
    static Refusal refusal(CodecException e) {
        Refusal.Reason reason =
                switch (e.reason()) {
                    case UNSUPPORTED, MALFORMED, TOO_LARGE, OVER_BUDGET -> Refusal.Reason.NOT_ACCEPTABLE;
                    case UNAVAILABLE -> Refusal.Reason.UNAVAILABLE;
                };
        return new Refusal(reason, e.getMessage());
    }
}
