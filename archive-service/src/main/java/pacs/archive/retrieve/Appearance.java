package pacs.archive.retrieve;

import java.util.Optional;
import pacs.dicom.image.Window;

/**
 * How a frame is to be shown (PS3.18 8.3.5).
 *
 * @param window instead of the object's own
 * @param viewport the image's own size when empty
 */
public record Appearance(Optional<Window> window, Optional<Viewport> viewport) {

    /** As small as a list of series shows it. */
    public static final Appearance THUMBNAIL =
            new Appearance(Optional.empty(), Optional.of(new Viewport(256, 256, Viewport.Region.WHOLE)));
}
