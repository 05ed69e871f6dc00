package pacs.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.codec.worker.WorkerPool;
import pacs.dicom.codec.worker.WorkerSettings;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.io.DicomFormatException;
import pacs.testkit.LongRun;
import pacs.testkit.OpenJph;
import pacs.testkit.SharedData;

/**
 * Every real compressed file, sample for sample as DCMTK and GDCM decompress it. Of long series a share; all of them by
 * {@code ./test --long decoded-files}.
 */
class DecodedFilesIT {

    /** What the references refuse, and what becomes of it here. */
    private static final Map<String, String> REFUSED_BY_REFERENCE = Map.of(
            "fill/none/fo__genFile.dcm", "MALFORMED",
            "malformed_real/JPEG2000-embedded-sequence-delimiter.dcm", "MALFORMED",
            "modality/HTJ2K/pydicom__HTJ2KLossless_08_RGB.dcm", "decoded",
            "fill/SEG/pydicom__liver_rle.dcm", "decoded",
            "modality/SEG/pydicom__liver_deflate.dcm", "decoded",
            "series/petct-seg/1.2.276.0.7230010.3.1.4.0.25814.1661528447.504366.dcm", "MALFORMED",
            "series/petct-seg/1.2.276.0.7230010.3.1.4.0.32885.1661548339.162309.dcm", "MALFORMED");

    private static WorkerPool pool;
    private static FrameDecoder decoder;

    @BeforeAll
    static void start() {
        pool = new WorkerPool(WorkerSettings.DEFAULT.withWorkers(1));
        decoder = new FrameDecoder(pool);
    }

    @AfterAll
    static void stop() {
        pool.close();
    }

    @Test
    void every_compressed_frame_decodes_as_dcmtk_and_gdcm_say(@TempDir Path folder) throws IOException {
        Map<String, String> refused = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (Map.Entry<String, SampleFrames> entry : files().entrySet()) {
            SampleFrames ours = entry.getValue();
            Optional<SampleFrames> theirs = Reference.of(SharedData.file(entry.getKey()), ours, folder);
            if (theirs.isEmpty()) {
                refused.put(entry.getKey(), outcome(ours));
                continue;
            }
            for (int frame : someFrames(ours)) {
                difference(ours, theirs.get(), frame).ifPresent(what -> wrong.add(entry.getKey() + what));
                compared++;
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(120);
        assertThat(refused).containsExactlyInAnyOrderEntriesOf(REFUSED_BY_REFERENCE);
    }

    @Test
    void high_throughput_jpeg_2000_decodes_as_openjph_says(@TempDir Path folder) throws Exception {
        SampleFrames ours = SampleFrames.of(SharedData.file("modality/HTJ2K/pydicom__HTJ2KLossless_08_RGB.dcm"));
        Path codestream = Files.write(folder.resolve("frame.j2c"), ours.frame(1));
        Path picture = folder.resolve("frame.ppm");
        OpenJph.OJPH_EXPAND.run("-i", codestream, "-o", picture).orFail();

        byte[] decoded = ours.decode(decoder, 1).bytes();

        byte[] ppm = Files.readAllBytes(picture);
        assertThat(decoded).isEqualTo(Arrays.copyOfRange(ppm, ppm.length - decoded.length, ppm.length));
    }

    @Test
    void run_lengths_and_deflate_hold_the_same_segmentation_as_plain_bits() throws Exception {
        byte[] plain = SampleFrames.of(SharedData.file("fill/SEG/enet4__liver_expb_1frame.dcm"))
                .decode(decoder, 1)
                .bytes();

        assertThat(SampleFrames.of(SharedData.file("fill/SEG/pydicom__liver_rle.dcm"))
                        .decode(decoder, 1)
                        .bytes())
                .isEqualTo(plain);
        assertThat(SampleFrames.of(SharedData.file("modality/SEG/pydicom__liver_deflate.dcm"))
                        .decode(decoder, 1)
                        .bytes())
                .isEqualTo(plain);
    }

    private static Optional<String> difference(SampleFrames ours, SampleFrames theirs, int frame) {
        try {
            DecodedFrame decoded = ours.decode(decoder, frame);
            DecodedFrame expected = theirs.decode(decoder, frame);
            int at = Arrays.mismatch(ofBytes(decoded), ofBytes(expected));
            String label = decoded.shape().photometricInterpretation();
            if (at >= 0 || !label.equals(expected.shape().photometricInterpretation())) {
                return Optional.of(" frame %d is %s, not %s; differs at byte %d of %d (%d)"
                        .formatted(
                                frame,
                                label,
                                expected.shape().photometricInterpretation(),
                                at,
                                decoded.bytes().length,
                                expected.bytes().length));
            }
            return Optional.empty();
        } catch (CodecException e) {
            return Optional.of(" frame " + frame + ": " + e.reason() + " " + e.getMessage());
        }
    }

    /** GDCM makes bytes of single bits. */
    private static byte[] ofBytes(DecodedFrame frame) {
        if (frame.shape().bitsAllocated() != 1) {
            return frame.bytes();
        }
        byte[] bytes = new byte[frame.shape().samples()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (frame.bytes()[i / 8] >> i % 8 & 1);
        }
        return bytes;
    }

    private static String outcome(SampleFrames ours) {
        try {
            ours.decode(decoder, 1);
            return "decoded";
        } catch (CodecException e) {
            assertThat(e.getMessage()).isNotBlank().endsWith(".");
            return e.reason().name();
        }
    }

    /** First, middle and last: the rest is coded no other way. */
    private static int[] someFrames(SampleFrames object) {
        int frames = object.table().frames();
        return IntStream.of(1, (frames + 1) / 2, frames).distinct().toArray();
    }

    private static Map<String, SampleFrames> files() throws IOException {
        int every = LongRun.rounds("decoded-files", 20, 1);
        Map<String, SampleFrames> files = new LinkedHashMap<>();
        int nth = 0;
        for (SharedData.Entry entry : SharedData.manifest()) {
            boolean longSeries =
                    entry.name().startsWith("series/petct-ct") || entry.name().startsWith("series/petct-pt");
            if (!longSeries || nth++ % every == 0) {
                read(entry).ifPresent(object -> files.put(entry.name(), object));
            }
        }
        return files;
    }

    private static Optional<SampleFrames> read(SharedData.Entry entry) throws IOException {
        try {
            SampleFrames object = SampleFrames.of(entry.path());
            TransferSyntax syntax = object.syntax();
            return object.table().addressable() && syntax.encapsulated() ? Optional.of(object) : Optional.empty();
        } catch (DicomFormatException e) {
            return Optional.empty();
        }
    }
}
