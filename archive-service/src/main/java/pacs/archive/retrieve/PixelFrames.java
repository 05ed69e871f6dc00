package pacs.archive.retrieve;

import java.io.IOException;
import java.io.OutputStream;
import pacs.platform.Refusal;

/** The frames of one object in one encoding, counted from 1. */
public interface PixelFrames {

    /** How many there are. */
    int count();

    /** Bytes that {@link #send} sends. */
    long length(int frame);

    /** Sends one frame. */
    void send(int frame, OutputStream out) throws IOException;

    /** @throws Refusal NOT_FOUND when there is no such frame */
    default void require(int frame) {
        if (frame < 1 || frame > count()) {
            throw new Refusal(
                    Refusal.Reason.NOT_FOUND,
                    "This instance has frames 1 to " + count() + "; there is no frame " + frame + ".");
        }
    }
}
