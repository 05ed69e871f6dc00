package pacs.archive.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.archive.catalogue.StoredInstance;
import pacs.dicom.codec.CodestreamDecoder;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Element;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Value;
import pacs.dicom.io.Budget;
import pacs.dicom.io.ObjectParser;
import pacs.dicom.io.ParsedObject;
import pacs.platform.Refusal;
import pacs.testkit.Dcmtk;
import pacs.testkit.SharedData;

/** Frames and objects in explicit little endian, whatever they are stored in; without any native decoder. */
class FrameDecodingTest {

    private static final String CT = "transcodes/CTImage/CTImage.dcm";

    @RegisterExtension
    static final StoredFiles FILES = new StoredFiles();

    private final FrameDecoding decoding = new FrameDecoding(FILES.objects(), CodestreamDecoder.NONE);
    private final ExplicitObjects explicit = new ExplicitObjects(FILES.objects(), decoding);

    @ParameterizedTest
    @ValueSource(
            strings = {
                CT + "_BigEndianExplicitTransferSyntax_1.2.840.10008.1.2.2.dcm",
                CT + "_DeflatedExplicitVRLittleEndianTransferSyntax_1.2.840.10008.1.2.1.99.dcm",
                CT + "_RLELosslessTransferSyntax_1.2.840.10008.1.2.5.dcm"
            })
    void a_frame_is_the_same_in_every_lossless_encoding(String file) throws IOException {
        byte[] plain = sent(stored(CT + "_LittleEndianExplicitTransferSyntax_1.2.840.10008.1.2.1.dcm"), 1);

        assertThat(sent(stored(file), 1)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_32bit", "_32bit_2frame", "_16bit_2frame"})
    void words_of_any_size_in_big_endian_are_turned(String kind) throws IOException {
        StoredInstance big = stored("fill/OT/enet4__SC_rgb_expb" + kind + ".dcm");
        StoredInstance little = stored("fill/OT/enet4__SC_rgb" + kind + ".dcm");

        for (int frame = 1; frame <= decoding.of(little).count(); frame++) {
            assertThat(sent(big, frame)).isEqualTo(sent(little, frame));
        }
    }

    @Test
    void what_nobody_here_decodes_is_refused_before_anything_is_sent() throws IOException {
        StoredInstance jpeg = stored(CT + "_JPEGLSLosslessTransferSyntax_1.2.840.10008.1.2.4.80.dcm");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> explicit.send(jpeg, out))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(Refusal.Reason.NOT_ACCEPTABLE));
        assertThat(out.size()).isZero();
    }

    @Test
    void memory_is_given_back_after_every_frame_and_failure() throws IOException {
        StoredInstance rle = stored(CT + "_RLELosslessTransferSyntax_1.2.840.10008.1.2.5.dcm");
        StoredInstance jpeg = stored(CT + "_JPEGLSLosslessTransferSyntax_1.2.840.10008.1.2.4.80.dcm");

        for (int i = 0; i < 300; i++) {
            assertThat(sent(rle, 1)).hasSize(512 * 512 * 2);
            assertThatThrownBy(() -> sent(jpeg, 1)).isInstanceOf(Refusal.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CT + "_RLELosslessTransferSyntax_1.2.840.10008.1.2.5.dcm",
                CT + "_LittleEndianImplicitTransferSyntax_1.2.840.10008.1.2.dcm",
                CT + "_BigEndianExplicitTransferSyntax_1.2.840.10008.1.2.2.dcm",
                CT + "_DeflatedExplicitVRLittleEndianTransferSyntax_1.2.840.10008.1.2.1.99.dcm",
                "fill/OT/enet4__SC_rgb_rle_16bit_2frame.dcm"
            })
    void an_object_is_written_anew_as_dcmtk_would(String file, @TempDir Path folder) throws Exception {
        Path ours = folder.resolve("ours.dcm");
        Path theirs = folder.resolve("theirs.dcm");
        try (var out = Files.newOutputStream(ours)) {
            explicit.send(stored(file), out);
        }
        var tool = file.contains("rle") || file.contains("RLE") ? Dcmtk.DCMDRLE : Dcmtk.DCMCONV;
        assertThat(tool.run("+te", SharedData.file(file).toString(), theirs.toString())
                        .exitCode())
                .isZero();

        ParsedObject mine = parsed(ours);
        assertThat(mine.transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(mine.warnings()).isEmpty();
        assertThat(pixels(ours, mine.dataSet()))
                .isEqualTo(pixels(theirs, parsed(theirs).dataSet()));
        assertThat(Dcmtk.DCMDUMP.run(ours.toString()).exitCode()).isZero();
    }

    private byte[] sent(StoredInstance instance, int frame) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DecodedFrames frames = decoding.of(instance)) {
            frames.send(frame, out);
            assertThat(out.size()).isEqualTo((int) frames.length(frame));
        }
        return out.toByteArray();
    }

    private static StoredInstance stored(String file) throws IOException {
        return FILES.store(SharedData.file(file));
    }

    private static ParsedObject parsed(Path file) throws IOException {
        try (ObjectParser parser =
                ObjectParser.ofPart10(new ByteArrayInputStream(Files.readAllBytes(file)), Budget.DEFAULT)) {
            return parser.readAll();
        }
    }

    private static byte[] pixels(Path file, DataSet dataSet) throws IOException {
        Element element = dataSet.find(Tags.PixelData).orElseThrow();
        if (element.value() instanceof Value.Bulk(long offset, long length)) {
            byte[] bytes = Files.readAllBytes(file);
            return java.util.Arrays.copyOfRange(bytes, (int) offset, (int) (offset + length));
        }
        throw new AssertionError("No plain pixel data in " + file);
    }
}
