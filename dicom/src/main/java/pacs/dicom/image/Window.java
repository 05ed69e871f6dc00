package pacs.dicom.image;

import java.util.Locale;
import java.util.Optional;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Tags;

/**
 * Which modality values are shown, from dark to bright (PS3.3 C.11.2.1.2, C.11.2.1.3).
 *
 * @param center in output units of the modality LUT; Hounsfield units for CT
 * @param width in the same units; at least 1 for LINEAR, else above 0
 */
public record Window(double center, double width, Shape shape) {

    /** How values between dark and bright become grey; named as by VOI LUT Function (0028,1056). */
    public enum Shape {
        LINEAR,
        LINEAR_EXACT,
        SIGMOID;

        /** LINEAR where the word is no other (PS3.3 C.11.2.1.3). */
        static Shape of(String word) {
            return switch (word.toUpperCase(Locale.ROOT)) {
                case "LINEAR_EXACT" -> LINEAR_EXACT;
                case "SIGMOID" -> SIGMOID;
                default -> LINEAR;
            };
        }
    }

    /** @throws IllegalArgumentException when the width shows nothing */
    public Window {
        if (!isPossible(center, width, shape)) {
            throw new IllegalArgumentException("A window of width " + width + " at " + center + " shows nothing");
        }
    }

    private static boolean isPossible(double center, double width, Shape shape) {
        return Double.isFinite(center) && Double.isFinite(width) && (shape == Shape.LINEAR ? width >= 1 : width > 0);
    }

    /** The first of those in a VOI LUT Module or a Frame VOI LUT item; empty when it has none that shows anything. */
    static Optional<Window> first(DataSet dataSet) {
        double center = dataSet.decimal(Tags.WindowCenter).orElse(Double.NaN);
        double width = dataSet.decimal(Tags.WindowWidth).orElse(Double.NaN);
        Shape shape = Shape.of(dataSet.string(Tags.VOILUTFunction).orElse(""));
        return isPossible(center, width, shape) ? Optional.of(new Window(center, width, shape)) : Optional.empty();
    }

    /** From the lowest value to the highest. */
    static Window between(double lowest, double highest) {
        return lowest < highest
                ? new Window(lowest / 2 + highest / 2, highest - lowest, Shape.LINEAR_EXACT)
                : new Window(lowest, 1, Shape.LINEAR);
    }

    /** @return 0 (dark) to 1 (bright) */
    double apply(double value) {
        return switch (shape) {
            case LINEAR ->
                width == 1
                        ? value <= center - 0.5 ? 0 : 1
                        : Math.clamp((value - (center - 0.5)) / (width - 1) + 0.5, 0, 1);
            case LINEAR_EXACT -> Math.clamp((value - center) / width + 0.5, 0, 1);
            case SIGMOID -> 1 / (1 + Math.exp(-4 * (value - center) / width));
        };
    }
}
