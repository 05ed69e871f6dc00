package pacs.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.core.TransferSyntax;
import pacs.testkit.Dcmtk;
import pacs.testkit.SharedData;

class NativeFrameTest {

    private final FrameDecoder decoder = new FrameDecoder(CodestreamDecoder.NONE);

    @Test
    void big_endian_files_decode_as_dcmconv_turns_them(@TempDir Path folder) throws IOException, CodecException {
        for (String file : new String[] {
            "fill/MR/enet4__MR_small_bigendian.dcm",
            "fill/OT/enet4__SC_rgb_expb.dcm",
            "fill/US/enet4__ExplVR_BigEnd.dcm",
            "fill/SEG/enet4__liver_expb_1frame.dcm",
            "transcodes/CTImage/CTImage.dcm_BigEndianExplicitTransferSyntax_1.2.840.10008.1.2.2.dcm"
        }) {
            Path little = folder.resolve("little.dcm");
            Dcmtk.DCMCONV.run("+te", SharedData.file(file), little).orFail();

            DecodedFrame decoded = SampleFrames.of(SharedData.file(file)).decode(decoder, 1);

            assertThat(decoded.bytes())
                    .as(file)
                    .isEqualTo(SampleFrames.of(little).decode(decoder, 1).bytes());
        }
    }

    @Test
    void samples_of_32_bits_are_turned_whole() throws IOException, CodecException {
        byte[] big = decode("fill/RTDOSE/enet4__rtdose_expb_1frame.dcm");

        assertThat(big).isEqualTo(decode("fill/RTDOSE/enet4__rtdose_rle_1frame.dcm"));
        assertThat(decode("fill/OT/enet4__SC_rgb_expb_32bit.dcm")).isEqualTo(decode("fill/OT/enet4__SC_rgb_32bit.dcm"));
        assertThat(decode("fill/OT/enet4__SC_rgb_expb_16bit.dcm")).isEqualTo(decode("fill/OT/enet4__SC_rgb_16bit.dcm"));
    }

    @Test
    void big_endian_words_hold_samples_of_8_bits_in_pairs() throws CodecException {
        FrameShape words = new FrameShape(1, 4, 1, 8, 8, 7, false, 0, "MONOCHROME2", true);

        DecodedFrame decoded = decoder.decode(TransferSyntax.EXPLICIT_VR_BIG_ENDIAN, words, new byte[] {2, 1, 4, 3});

        assertThat(decoded.bytes()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void planes_become_pixels() throws CodecException {
        FrameShape planes = new FrameShape(1, 2, 3, 16, 16, 15, false, 1, "RGB", true);

        DecodedFrame decoded = decoder.decode(
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, planes, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});

        assertThat(decoded.bytes()).containsExactly(1, 2, 5, 6, 9, 10, 3, 4, 7, 8, 11, 12);
        assertThat(decoded.shape().planarConfiguration()).isZero();
    }

    @Test
    void shared_chrominance_is_given_to_both_pixels() throws CodecException {
        FrameShape shared = new FrameShape(1, 4, 3, 8, 8, 7, false, 0, "YBR_FULL_422", false);

        DecodedFrame decoded =
                decoder.decode(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, shared, new byte[] {1, 2, 9, 8, 3, 4, 7, 6});

        assertThat(decoded.bytes()).containsExactly(1, 9, 8, 2, 9, 8, 3, 7, 6, 4, 7, 6);
        assertThat(decoded.shape().photometricInterpretation()).isEqualTo("YBR_FULL");
    }

    @Test
    void padding_behind_the_last_frame_is_left_out_and_missing_bytes_are_noticed() throws CodecException {
        FrameShape odd = new FrameShape(1, 3, 1, 8, 8, 7, false, 0, "MONOCHROME2", false);
        TransferSyntax syntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

        assertThat(decoder.decode(syntax, odd, new byte[4]).bytes()).hasSize(3);
        assertThatThrownBy(() -> decoder.decode(syntax, odd, new byte[2]))
                .isInstanceOf(CodecException.class)
                .hasMessage("The frame has 2 bytes of 3.");
    }

    private byte[] decode(String file) throws IOException, CodecException {
        return SampleFrames.of(SharedData.file(file)).decode(decoder, 1).bytes();
    }
}
