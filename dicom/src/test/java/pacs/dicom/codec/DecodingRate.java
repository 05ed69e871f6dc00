package pacs.dicom.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import pacs.dicom.codec.worker.WorkerPool;
import pacs.dicom.codec.worker.WorkerSettings;
import pacs.dicom.image.Picture;
import pacs.dicom.image.PictureFile;
import pacs.dicom.image.Rendering;
import pacs.testkit.SharedData;

/** Frames a second, one after the other, by one decoder process. For people to read; nothing is asserted. */
final class DecodingRate {

    private static final long NANOS = 2_000_000_000L;

    private static final List<String> FILES = List.of(
            "transcodes/CTImage/CTImage.dcm_BigEndianExplicitTransferSyntax_1.2.840.10008.1.2.2.dcm",
            "wg04/CT1/CT1_RLE",
            "wg04/MR1/MR1_JPLY",
            "wg04/CT1/CT1_JPLL",
            "wg04/CT1/CT1_JLSL",
            "wg04/CT1/CT1_J2KR",
            "wg04/CT1/CT1_J2KI",
            "modality/XA/ohif__jpeg8bit.dcm",
            "modality/US/pydicom__examples_ybr_color.dcm",
            "modality/HTJ2K/pydicom__HTJ2KLossless_08_RGB.dcm",
            "wg04/RG3/RG3_JPLL");

    private DecodingRate() {}

    /** Prints one line per file. */
    public static void main(String[] arguments) throws Exception {
        try (WorkerPool pool = new WorkerPool(WorkerSettings.DEFAULT.withWorkers(1))) {
            FrameDecoder decoder = new FrameDecoder(pool);
            SampleFrames first = SampleFrames.of(SharedData.file("wg04/NM1/NM1_JLSL"));
            long start = System.nanoTime();
            first.decode(decoder, 1);
            System.out.printf(
                    "first frame, with the start of the process: %d ms%n", (System.nanoTime() - start) / 1_000_000);
            for (String file : FILES) {
                SampleFrames object = SampleFrames.of(SharedData.file(file));
                FrameShape shape = object.shape();
                System.out.printf(
                        "%-60s %5d x %-5d x %d of %2d bits: %6.0f frames/s%n",
                        object.syntax().name(),
                        shape.rows(),
                        shape.columns(),
                        shape.samplesPerPixel(),
                        shape.bitsAllocated(),
                        rate(() -> object.decode(decoder, 1)));
            }
            pictures(decoder);
        }
    }

    private static void pictures(FrameDecoder decoder) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String file : List.of("wg04/CT1/CT1_RLE", "wg04/RG3/RG3_JPLL", "wg04/VL1/VL1_RLE")) {
            SampleFrames object = SampleFrames.of(SharedData.file(file));
            DecodedFrame decoded = object.decode(decoder, 1);
            Picture picture = Rendering.render(object.dataSet(), 1, decoded);
            lines.add("%-20s rendered %5.0f/s, fitted to 256 %5.0f/s, PNG %5.0f/s of %d bytes, JPEG %5.0f/s of %d bytes"
                    .formatted(
                            file,
                            rate(() -> Rendering.render(object.dataSet(), 1, decoded)),
                            rate(() -> picture.fitted(256, 256)),
                            rate(() -> PictureFile.png(picture)),
                            PictureFile.png(picture).length,
                            rate(() -> PictureFile.jpeg(picture, 90)),
                            PictureFile.jpeg(picture, 90).length));
        }
        lines.forEach(System.out::println);
    }

    private static double rate(Callable<?> work) throws Exception {
        for (int i = 0; i < 5; i++) {
            work.call();
        }
        int count = 0;
        long start = System.nanoTime();
        while (System.nanoTime() - start < NANOS) {
            work.call();
            count++;
        }
        return count * 1e9 / (System.nanoTime() - start);
    }
}
