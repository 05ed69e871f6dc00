package pacs.dicom.image;

import pacs.dicom.codec.CodecException;
import pacs.dicom.codec.CodecException.Reason;
import pacs.dicom.codec.FrameShape;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Tags;

/** From the colour spaces of PS3.3 C.7.6.3.1.2 to red, green and blue of 8 bits each. */
final class Colours {

    private Colours() {}

    /** Three samples a pixel. */
    static byte[] render(StoredValues values, FrameShape shape) throws CodecException {
        byte[] samples = new byte[values.count()];
        double scale = 255 / (double) ((1L << shape.bitsStored()) - 1);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = shape.bitsStored() == 8
                    ? (byte) values.value(i)
                    : (byte) Math.round(Math.clamp(values.value(i) * scale, 0, 255));
        }
        return switch (shape.photometricInterpretation()) {
            case "RGB" -> samples;
            case "YBR_FULL", "YBR_FULL_422" -> rgb(samples);
            case String other ->
                throw new CodecException(Reason.UNSUPPORTED, "Colours given as " + other + " are not shown.");
        };
    }

    private static byte[] rgb(byte[] ybr) {
        byte[] rgb = new byte[ybr.length];
        for (int i = 0; i + 2 < ybr.length; i += 3) {
            double luminance = ybr[i] & 0xFF;
            double blue = (ybr[i + 1] & 0xFF) - 128;
            double red = (ybr[i + 2] & 0xFF) - 128;
            rgb[i] = level(luminance + 1.402 * red);
            rgb[i + 1] = level(luminance - 0.344136 * blue - 0.714136 * red);
            rgb[i + 2] = level(luminance + 1.772 * blue);
        }
        return rgb;
    }

    private static byte level(double value) {
        return (byte) Math.round(Math.clamp(value, 0, 255));
    }

    /** One sample a pixel, which a palette of the data set turns to three (PS3.3 C.7.9). */
    static byte[] palette(StoredValues values, DataSet dataSet, boolean signed) throws CodecException {
        LookupTable[] tables = {
            table(dataSet, Tags.RedPaletteColorLookupTableDescriptor, Tags.RedPaletteColorLookupTableData, signed),
            table(dataSet, Tags.GreenPaletteColorLookupTableDescriptor, Tags.GreenPaletteColorLookupTableData, signed),
            table(dataSet, Tags.BluePaletteColorLookupTableDescriptor, Tags.BluePaletteColorLookupTableData, signed)
        };
        byte[] rgb = new byte[Math.multiplyExact(3, values.count())];
        for (int i = 0; i < values.count(); i++) {
            for (int colour = 0; colour < 3; colour++) {
                LookupTable table = tables[colour];
                rgb[3 * i + colour] = (byte) (table.at(values.value(i)) >> (table.bits() - 8));
            }
        }
        return rgb;
    }

    private static LookupTable table(DataSet dataSet, int descriptor, int data, boolean signed) throws CodecException {
        return LookupTable.of(dataSet, descriptor, data, signed);
    }
}
