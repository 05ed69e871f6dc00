package pacs.samples;

import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;

/** Turns phantoms into the objects modalities make of bodies. Each stream makes its objects when they are asked for. */
final class Pictures {

    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    private static final String CR = "1.2.840.10008.5.1.4.1.1.1";
    private static final String US_MULTI_FRAME = "1.2.840.10008.5.1.4.1.1.3.1";

    private Pictures() {}

    /** 512 × 512, 2.5 mm apart, head first supine. */
    static Stream<Instance> ct(Study study, int seed, int slices) {
        Torso torso = new Torso(seed);
        int size = 512;
        double pixel = 0.75;
        IntFunction<Instance> slice = index -> {
            double z = -150 + index * 2.5;
            byte[] words = words(size, size, (row, column) ->
                    (int) Math.round(torso.at((column - 255.5) * pixel, (row - 255.5) * pixel, z)));
            DataSetBuilder dataSet = study.series(1, "胸部平扫 2.5mm", CT, index + 1)
                    .set(Tags.ImageType, Vr.CS, "ORIGINAL", "PRIMARY", "AXIAL")
                    .set(Tags.KVP, Vr.DS, "120")
                    .set(Tags.SliceThickness, Vr.DS, "2.5")
                    .set(Tags.RescaleIntercept, Vr.DS, "0")
                    .set(Tags.RescaleSlope, Vr.DS, "1")
                    .set(Tags.RescaleType, Vr.LO, "HU")
                    .set(Tags.WindowCenter, Vr.DS, "40", "-600")
                    .set(Tags.WindowWidth, Vr.DS, "400", "1500")
                    .set(Tags.WindowCenterWidthExplanation, Vr.LO, "纵隔窗", "肺窗");
            place(dataSet, study, pixel, size, z);
            return instance(monochrome(dataSet, size, size, 16, true), words);
        };
        return IntStream.range(0, slices).mapToObj(slice);
    }

    /** 256 × 256, 24 slices of 5 mm. */
    static Stream<Instance> mr(Study study, int seed, int number, Brain.Weighting weighting) {
        Brain brain = new Brain(seed);
        int size = 256;
        double pixel = 0.86;
        IntFunction<Instance> slice = index -> {
            double z = -60 + index * 5.5;
            byte[] words = words(size, size, (row, column) ->
                    (int) Math.round(brain.at((column - 127.5) * pixel, (row - 127.5) * pixel, z, weighting)));
            DataSetBuilder dataSet = study.series(number, "轴位 " + weighting, MR, index + 1)
                    .set(Tags.ImageType, Vr.CS, "ORIGINAL", "PRIMARY", "M", "SE")
                    .set(Tags.ScanningSequence, Vr.CS, weighting == Brain.Weighting.FLAIR ? "IR" : "SE")
                    .set(Tags.SequenceVariant, Vr.CS, "SK")
                    .set(Tags.ScanOptions, Vr.CS)
                    .set(Tags.MRAcquisitionType, Vr.CS, "2D")
                    .set(Tags.MagneticFieldStrength, Vr.DS, "1.5")
                    .set(Tags.SliceThickness, Vr.DS, "5")
                    .set(Tags.SpacingBetweenSlices, Vr.DS, "5.5")
                    .set(Tags.WindowCenter, Vr.DS, "480")
                    .set(Tags.WindowWidth, Vr.DS, "960");
            place(dataSet, study, pixel, size, z);
            return instance(monochrome(dataSet, size, size, 12, false), words);
        };
        return IntStream.range(0, 24).mapToObj(slice);
    }

    /** One plate, 12 bits. */
    static Stream<Instance> radiograph(Study study, int seed, int columns, int rows) {
        DataSetBuilder dataSet = study.series(1, "后前位", CR, 1)
                .set(Tags.ImageType, Vr.CS, "ORIGINAL", "PRIMARY")
                .set(Tags.ViewPosition, Vr.CS, "PA")
                .set(Tags.PatientOrientation, Vr.CS, "L", "F")
                .set(Tags.ImagerPixelSpacing, Vr.DS, decimal(380.0 / columns), decimal(380.0 / columns))
                .set(Tags.WindowCenter, Vr.DS, "2300")
                .set(Tags.WindowWidth, Vr.DS, "2800");
        return Stream.of(0)
                .map(_ -> instance(
                        monochrome(dataSet, rows, columns, 12, false), Radiograph.pixels(seed, columns, rows)));
    }

    /** One loop in colour. */
    static Stream<Instance> ultrasound(Study study, int seed) {
        DataSetBuilder dataSet = study.series(1, "心尖四腔 彩色多普勒", US_MULTI_FRAME, 1)
                .set(Tags.ImageType, Vr.CS, "ORIGINAL", "PRIMARY")
                .set(Tags.FrameTime, Vr.DS, "33.3")
                .set(Tags.CineRate, Vr.IS, "30")
                .set(Tags.NumberOfFrames, Vr.IS, Integer.toString(Ultrasound.FRAMES))
                .set(0x00280009, Vr.AT, new byte[] {0x18, 0, 0x63, 0x10})
                .setInts(Tags.SamplesPerPixel, Vr.US, 3)
                .set(Tags.PhotometricInterpretation, Vr.CS, "RGB")
                .setInts(Tags.PlanarConfiguration, Vr.US, 0)
                .setInts(Tags.Rows, Vr.US, Ultrasound.ROWS)
                .setInts(Tags.Columns, Vr.US, Ultrasound.COLUMNS)
                .setInts(Tags.BitsAllocated, Vr.US, 8)
                .setInts(Tags.BitsStored, Vr.US, 8)
                .setInts(Tags.HighBit, Vr.US, 7)
                .setInts(Tags.PixelRepresentation, Vr.US, 0);
        return Stream.of(0).map(_ -> instance(dataSet, new Ultrasound(seed).pixels()));
    }

    private static void place(DataSetBuilder dataSet, Study study, double pixel, int size, double z) {
        String corner = decimal(-(size - 1) / 2.0 * pixel);
        dataSet.set(Tags.PatientPosition, Vr.CS, "HFS")
                .set(Tags.FrameOfReferenceUID, Vr.UI, study.uid("frame of reference"))
                .set(Tags.PositionReferenceIndicator, Vr.LO)
                .set(Tags.ImagePositionPatient, Vr.DS, corner, corner, decimal(z))
                .set(Tags.ImageOrientationPatient, Vr.DS, "1", "0", "0", "0", "1", "0")
                .set(Tags.SliceLocation, Vr.DS, decimal(z))
                .set(Tags.PixelSpacing, Vr.DS, decimal(pixel), decimal(pixel));
    }

    private static DataSetBuilder monochrome(
            DataSetBuilder dataSet, int rows, int columns, int stored, boolean signed) {
        return dataSet.setInts(Tags.SamplesPerPixel, Vr.US, 1)
                .set(Tags.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                .setInts(Tags.Rows, Vr.US, rows)
                .setInts(Tags.Columns, Vr.US, columns)
                .setInts(Tags.BitsAllocated, Vr.US, 16)
                .setInts(Tags.BitsStored, Vr.US, stored)
                .setInts(Tags.HighBit, Vr.US, stored - 1)
                .setInts(Tags.PixelRepresentation, Vr.US, signed ? 1 : 0);
    }

    private static Instance instance(DataSetBuilder header, byte[] pixels) {
        DataSet dataSet = header.build();
        Vr vr = dataSet.integer(Tags.BitsAllocated).orElse(8) > 8 ? Vr.OW : Vr.OB;
        return new Instance(
                new SopClass(dataSet.string(Tags.SOPClassUID).orElseThrow()),
                new SopInstanceUid(dataSet.string(Tags.SOPInstanceUID).orElseThrow()),
                header.set(Tags.PixelData, vr, pixels).build());
    }

    private interface Sample {
        int at(int row, int column);
    }

    private static byte[] words(int rows, int columns, Sample sample) {
        byte[] words = new byte[rows * columns * 2];
        IntStream.range(0, rows).parallel().forEach(row -> {
            for (int column = 0; column < columns; column++) {
                int value = sample.at(row, column);
                int at = (row * columns + column) * 2;
                words[at] = (byte) value;
                words[at + 1] = (byte) (value >>> 8);
            }
        });
        return words;
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
