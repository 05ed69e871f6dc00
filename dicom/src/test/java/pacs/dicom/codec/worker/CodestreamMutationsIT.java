package pacs.dicom.codec.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pacs.dicom.codec.CodecException;
import pacs.dicom.codec.CodecException.Reason;
import pacs.dicom.codec.FrameDecoder;
import pacs.dicom.codec.SampleFrames;
import pacs.testkit.LongRun;
import pacs.testkit.SharedData;

/**
 * Frames of real files with some bytes turned. {@code ./test --long codestream-mutations} tries many more of them; {@code
 * -Dmutations.seed=N} replays.
 */
class CodestreamMutationsIT {

    private static final int FEW = 200;
    private static final int MANY = 5_000;
    private static final long LONGEST_MILLIS = 15_000;

    private static final List<String> FILES = List.of(
            "fill/OT/enet4__SC_rgb_dcmtk_+eb+cy+s2.dcm",
            "wg04/NM1/NM1_JPLY",
            "wg04/NM1/NM1_JPLL",
            "series/petct-pt135/1.3.6.1.4.1.14519.5.2.1.7009.2403.110486771798169555494883175440.dcm",
            "wg04/NM1/NM1_JLSN",
            "fill/MR/enet4__emri_small_jpeg_2k_lossless.dcm",
            "modality/HTJ2K/pydicom__HTJ2KLossless_08_RGB.dcm",
            "fill/OT/enet4__SC_rgb_gdcm_KY.dcm",
            "fill/MR/enet4__emri_small_RLE.dcm",
            "modality/SEG/pydicom__liver_deflate.dcm");

    @Test
    void a_mutated_frame_is_decoded_or_refused_and_spoils_no_other() throws IOException, CodecException {
        long seed = Long.getLong("mutations.seed", System.nanoTime());
        System.out.println("-Dmutations.seed=" + seed);
        Random random = new Random(seed);
        List<SampleFrames> originals = originals();
        int rounds = LongRun.rounds("codestream-mutations", FEW, MANY);
        Map<Reason, Integer> refused = new EnumMap<>(Reason.class);
        try (WorkerPool pool = new WorkerPool(WorkerSettings.DEFAULT.withWorkers(1))) {
            FrameDecoder decoder = new FrameDecoder(pool);
            SampleFrames honest = originals.get(3);
            byte[] pixels = honest.decode(decoder, 1).bytes();

            for (int round = 0; round < rounds; round++) {
                SampleFrames object = originals.get(random.nextInt(originals.size()));
                byte[] frame = mutate(object.frame(1), random);
                long start = System.nanoTime();
                refusal(decoder, object, frame).ifPresent(reason -> refused.merge(reason, 1, Integer::sum));
                assertThat((System.nanoTime() - start) / 1_000_000)
                        .as("-Dmutations.seed=%d, round %d", seed, round)
                        .isLessThan(LONGEST_MILLIS);
                if (round % 10 == 0) {
                    assertThat(honest.decode(decoder, 1).bytes()).isEqualTo(pixels);
                }
            }

            System.out.println(rounds + " frames, refused: " + refused);
            assertThat(pool.pids()).hasSizeLessThanOrEqualTo(1);
            assertThat(refused).doesNotContainKey(Reason.UNAVAILABLE);
        }
    }

    private static Optional<Reason> refusal(FrameDecoder decoder, SampleFrames object, byte[] frame) {
        try {
            decoder.decode(object.syntax(), object.shape(), frame);
            return Optional.empty();
        } catch (CodecException e) {
            return Optional.of(e.reason());
        }
    }

    private static byte[] mutate(byte[] frame, Random random) {
        int reach = random.nextBoolean() ? Math.min(frame.length, 200) : frame.length;
        int turns = 1 + random.nextInt(6);
        for (int i = 0; i < turns; i++) {
            frame[random.nextInt(reach)] = (byte) (random.nextInt(4) == 0 ? 0xFF : random.nextInt(256));
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(frame, random.nextInt(frame.length)) : frame;
    }

    private static List<SampleFrames> originals() throws IOException {
        List<SampleFrames> originals = new ArrayList<>();
        for (String file : FILES) {
            originals.add(SampleFrames.of(SharedData.file(file)));
        }
        return originals;
    }
}
