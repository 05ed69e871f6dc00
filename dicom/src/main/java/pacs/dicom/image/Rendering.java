package pacs.dicom.image;

import java.util.Optional;
import pacs.dicom.codec.CodecException;
import pacs.dicom.codec.DecodedFrame;
import pacs.dicom.codec.FrameShape;
import pacs.dicom.core.DataSet;

/** Makes of a decoded frame what a person sees, as WADO-RS {@code rendered} and thumbnails need it (PS3.18 8.3.5). */
public final class Rendering {

    private Rendering() {}

    /**
     * By the object's own modality and VOI transformation: its first window, else its first VOI LUT, else from its lowest
     * value to its highest.
     *
     * @param dataSet the frame belongs to
     * @param frame counts from 1; enhanced objects have transformations per frame
     * @throws CodecException MALFORMED for a palette or LUT that is none; UNSUPPORTED for colour spaces nobody uses
     */
    public static Picture render(DataSet dataSet, int frame, DecodedFrame decoded) throws CodecException {
        return render(dataSet, frame, decoded, Optional.empty());
    }

    /** With another window than the object's own; colours have none and stay as they are. */
    public static Picture render(DataSet dataSet, int frame, DecodedFrame decoded, Window window)
            throws CodecException {
        return render(dataSet, frame, decoded, Optional.of(window));
    }

    private static Picture render(DataSet dataSet, int frame, DecodedFrame decoded, Optional<Window> window)
            throws CodecException {
        FrameShape shape = decoded.shape();
        StoredValues values = StoredValues.of(decoded, dataSet);
        if (shape.samplesPerPixel() == 3) {
            return new Picture(shape.rows(), shape.columns(), 3, Colours.render(values, shape));
        }
        if (shape.samplesPerPixel() != 1) {
            throw new CodecException(
                    CodecException.Reason.UNSUPPORTED, "Pixels of other than one or three samples are not shown.");
        }
        if (shape.photometricInterpretation().equals("PALETTE COLOR")) {
            return new Picture(shape.rows(), shape.columns(), 3, Colours.palette(values, dataSet, shape.signed()));
        }
        byte[] grey = GreyScale.render(FrameAttributes.of(dataSet, frame), values, shape.signed(), window);
        return new Picture(shape.rows(), shape.columns(), 1, grey);
    }
}
