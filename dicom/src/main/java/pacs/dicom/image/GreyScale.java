package pacs.dicom.image;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import pacs.dicom.codec.CodecException;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Tags;

/** From stored values to grey: modality LUT, VOI LUT, polarity (PS3.4 N.2). */
final class GreyScale {

    private final StoredValues values;
    private final DoubleUnaryOperator modality;
    private final boolean inverse;

    private GreyScale(StoredValues values, DoubleUnaryOperator modality, boolean inverse) {
        this.values = values;
        this.modality = modality;
        this.inverse = inverse;
    }

    /** @param window instead of what the object wants itself */
    static byte[] render(FrameAttributes attributes, StoredValues values, boolean signed, Optional<Window> window)
            throws CodecException {
        DoubleUnaryOperator modality = modality(attributes, signed);
        boolean inverse = attributes
                .dataSet()
                .string(Tags.PhotometricInterpretation)
                .filter("MONOCHROME1"::equals)
                .isPresent();
        GreyScale grey = new GreyScale(values, modality, inverse);
        DataSet voi = attributes.group(Tags.FrameVOILUTSequence);
        Optional<Window> wanted = window.or(() -> Window.first(voi));
        if (wanted.isPresent()) {
            return grey.apply(wanted.get()::apply);
        }
        Optional<DataSet> table = voi.item(Tags.VOILUTSequence);
        if (table.isPresent()) {
            boolean mayBeNegative = signed || modality.applyAsDouble(0) < 0; // PS3.3 C.11.2.1.1
            return grey.apply(LookupTable.of(table.get(), Tags.LUTDescriptor, Tags.LUTData, mayBeNegative)::shareAt);
        }
        return grey.apply(grey.whole()::apply);
    }

    /** Rescale Slope and Intercept, or the first modality LUT; values as they are when the object has neither. */
    private static DoubleUnaryOperator modality(FrameAttributes attributes, boolean signed) throws CodecException {
        Optional<DataSet> table = attributes.dataSet().item(Tags.ModalityLUTSequence);
        if (table.isPresent()) {
            return LookupTable.of(table.get(), Tags.LUTDescriptor, Tags.LUTData, signed)::at;
        }
        DataSet group = attributes.group(Tags.PixelValueTransformationSequence);
        double slope = group.decimal(Tags.RescaleSlope).orElse(1);
        double intercept = group.decimal(Tags.RescaleIntercept).orElse(0);
        return slope == 0 ? DoubleUnaryOperator.identity() : value -> value * slope + intercept;
    }

    private Window whole() {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.count(); i++) {
            double value = modality.applyAsDouble(values.value(i));
            if (Double.isFinite(value)) {
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
        }
        return lowest <= highest ? Window.between(lowest, highest) : Window.between(0, 0);
    }

    private byte[] apply(DoubleUnaryOperator voi) {
        byte[] grey = new byte[values.count()];
        if (values.tabular()) {
            byte[] table = new byte[values.different()];
            for (int raw = 0; raw < table.length; raw++) {
                table[raw] = level(voi, values.valueOf(raw));
            }
            for (int i = 0; i < grey.length; i++) {
                grey[i] = table[values.raw(i)];
            }
        } else {
            for (int i = 0; i < grey.length; i++) {
                grey[i] = level(voi, values.value(i));
            }
        }
        return grey;
    }

    private byte level(DoubleUnaryOperator voi, double value) {
        double share = voi.applyAsDouble(modality.applyAsDouble(value));
        return (byte) Math.round(255 * (inverse ? 1 - share : share));
    }
}
