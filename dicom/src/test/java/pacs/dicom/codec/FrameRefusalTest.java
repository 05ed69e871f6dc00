package pacs.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pacs.dicom.codec.CodecException.Reason;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Vr;
import pacs.testkit.SharedData;

/** What is refused before any native code sees it. */
class FrameRefusalTest {

    private static final List<String> CODESTREAMS = List.of(
            "wg04/NM1/NM1_JPLY", "wg04/NM1/NM1_JPLL", "wg04/NM1/NM1_JLSL", "wg04/NM1/NM1_J2KR", "wg04/NM1/NM1_RLE");

    private final FrameDecoder decoder = new FrameDecoder(codestream -> {
        throw new AssertionError("A codestream got through: " + codestream);
    });

    @Test
    void a_frame_whose_header_lies_about_its_size_is_refused() throws IOException {
        for (String file : CODESTREAMS.subList(0, 4)) {
            SampleFrames object = SampleFrames.of(SharedData.file(file));
            for (int tag : new int[] {Tags.Rows, Tags.Columns, Tags.SamplesPerPixel}) {
                DataSet lying =
                        object.dataSet().toBuilder().setInts(tag, Vr.US, 3).build();

                assertThatThrownBy(() -> decoder.decode(object.syntax(), FrameShape.of(lying), object.frame(1)))
                        .as("%s %08X", file, tag)
                        .isInstanceOf(CodecException.class)
                        .hasMessageContaining("its data set says");
            }
        }
    }

    @Test
    void a_frame_cut_off_anywhere_in_its_header_is_refused() throws IOException, CodecException {
        for (String file : CODESTREAMS) {
            SampleFrames object = SampleFrames.of(SharedData.file(file));
            FrameShape shape = object.shape();
            byte[] frame = object.frame(1);

            for (int length = 0; length < 24; length++) {
                byte[] cut = Arrays.copyOf(frame, length);
                assertThat(reason(object.syntax(), shape, cut)).as(file).isEqualTo(Reason.MALFORMED);
            }
        }
    }

    @Test
    void random_bytes_are_refused_and_nothing_else() {
        long seed = Long.getLong("mutations.seed", System.nanoTime());
        System.out.println("-Dmutations.seed=" + seed);
        Random random = new Random(seed);
        FrameShape shape = grey(100, 100);
        for (int round = 0; round < 10_000; round++) {
            byte[] frame = new byte[random.nextInt(300)];
            random.nextBytes(frame);
            byte[] start = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
            System.arraycopy(start, 0, frame, 0, Math.min(start.length, frame.length));
            for (TransferSyntax syntax :
                    List.of(TransferSyntax.JPEG_BASELINE, TransferSyntax.JPEG_2000, TransferSyntax.RLE_LOSSLESS)) {
                assertThat(reason(syntax, shape, frame)).isIn(Reason.MALFORMED, Reason.UNSUPPORTED);
            }
        }
    }

    @Test
    void a_frame_larger_than_the_cap_is_refused_unread() {
        DataSet bomb = image(65_535, 65_535, 16);

        assertThatThrownBy(() -> FrameShape.of(bomb))
                .isInstanceOfSatisfying(
                        CodecException.class, why -> assertThat(why.reason()).isEqualTo(Reason.TOO_LARGE))
                .hasMessageContaining("256 MiB");
        assertThat(reason(TransferSyntax.JPEG_2000, grey(65_535, 65_535), new byte[100]))
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void numbers_that_contradict_each_other_are_refused() {
        assertThatThrownBy(() -> FrameShape.of(DataSet.empty())).hasMessageContaining("Rows or Columns are missing");
        assertThatThrownBy(() -> FrameShape.of(image(10, 10, 12))).hasMessageContaining("12 bits");
        DataSet stored =
                image(10, 10, 8).toBuilder().setInts(Tags.BitsStored, Vr.US, 12).build();
        assertThatThrownBy(() -> FrameShape.of(stored)).hasMessageContaining("Bits Stored are 12");
    }

    @Test
    void video_and_unknown_compressions_are_named() {
        assertThatThrownBy(() ->
                        decoder.decode(new TransferSyntax("1.2.840.10008.1.2.4.110"), grey(10, 10), new byte[100]))
                .hasMessage("Frames in JPEG XL Lossless are not decoded.");
        assertThat(FrameDecoder.decodes(new TransferSyntax("1.2.840.10008.1.2.4.102")))
                .isFalse();
    }

    private Reason reason(TransferSyntax syntax, FrameShape shape, byte[] frame) {
        try {
            decoder.decode(syntax, shape, frame);
            throw new AssertionError("Decoded");
        } catch (CodecException e) {
            return e.reason();
        }
    }

    private static FrameShape grey(int rows, int columns) {
        return new FrameShape(rows, columns, 1, 8, 8, 7, false, 0, "MONOCHROME2", false);
    }

    private static DataSet image(int rows, int columns, int bits) {
        DataSetBuilder builder = DataSet.builder();
        return builder.setInts(Tags.Rows, Vr.US, rows)
                .setInts(Tags.Columns, Vr.US, columns)
                .setInts(Tags.BitsAllocated, Vr.US, bits)
                .build();
    }
}
