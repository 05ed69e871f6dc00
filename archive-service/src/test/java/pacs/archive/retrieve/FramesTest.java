package pacs.archive.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.archive.catalogue.StoredInstance;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Vr;
import pacs.dicom.io.DataSetWriter;
import pacs.dicom.io.FileMeta;
import pacs.platform.Refusal;
import pacs.platform.Refusal.Reason;
import pacs.platform.blobs.BlobId;
import pacs.testkit.SharedData;

class FramesTest {

    @RegisterExtension
    static final StoredFiles FILES = new StoredFiles();

    @Test
    void every_addressable_frame_of_real_files_is_as_long_as_it_was_said() throws IOException {
        int read = 0;
        for (SharedData.Entry entry : SharedData.manifest()) {
            if (!entry.dcmdumpReads() || !entry.name().startsWith("fill/") || Files.size(entry.path()) > 2_000_000) {
                continue;
            }
            Frames frames;
            try {
                frames = Frames.of(FILES.objects(), FILES.store(entry.path())).orElseThrow();
            } catch (Refusal noFrames) {
                continue;
            } catch (java.util.NoSuchElementException noUids) {
                continue;
            }
            for (int frame = 1; frame <= frames.count(); frame++) {
                assertThat(sent(frames, frame)).as("%s frame %d", entry, frame).hasSize((int) frames.length(frame));
                read++;
            }
        }

        assertThat(read).isGreaterThan(90);
    }

    @Test
    void uncompressed_frames_are_slices_of_the_pixel_data() throws IOException {
        StoredInstance instance = stored("fill/OT/enet4__SC_rgb_16bit_2frame.dcm");
        Frames frames = Frames.of(FILES.objects(), instance).orElseThrow();
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        BulkValue.at(FILES.objects(), instance, BulkPath.parse("7FE00010")).send(pixels);

        byte[] both = pixels.toByteArray();

        assertThat(frames.count()).isEqualTo(2);
        assertThat(sent(frames, 2)).isEqualTo(Arrays.copyOfRange(both, both.length / 2, both.length));
    }

    @Test
    void words_in_big_endian_come_in_little_endian() throws IOException {
        Frames big = Frames.of(FILES.objects(), stored("fill/OT/enet4__SC_rgb_expb_16bit_2frame.dcm"))
                .orElseThrow();
        Frames little = Frames.of(FILES.objects(), stored("fill/OT/enet4__SC_rgb_16bit_2frame.dcm"))
                .orElseThrow();

        assertThat(sent(big, 2)).isEqualTo(sent(little, 2));
    }

    @Test
    void frames_of_single_bits_are_those_of_the_byte_aligned_original() throws IOException {
        Frames frames =
                Frames.of(FILES.objects(), FILES.store(threeFramesOfNineBits())).orElseThrow();

        assertThat(List.of(sent(frames, 1), sent(frames, 2), sent(frames, 3)))
                .containsExactly(new byte[] {(byte) 0xFF, 1}, new byte[] {0, 0}, new byte[] {(byte) 0b1010_1010, 0});
        assertThat(frames.length(2)).isEqualTo(2);
    }

    @Test
    void a_blob_that_is_not_on_this_machine_is_waited_for() throws IOException {
        StoredInstance here = stored("fill/OT/enet4__SC_rgb_16bit_2frame.dcm");
        StoredInstance away = new StoredInstance(
                here.institution(),
                here.study(),
                here.series(),
                here.instance(),
                here.transferSyntax(),
                BlobId.parse("00000000-0000-0000-0000-000000000000"),
                here.position(),
                here.length());

        assertThatThrownBy(() -> Frames.of(FILES.objects(), away))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE));
    }

    @Test
    void a_frame_that_is_not_there_is_not_found() throws IOException {
        Frames frames = Frames.of(FILES.objects(), stored("fill/OT/enet4__SC_rgb_16bit_2frame.dcm"))
                .orElseThrow();

        for (int frame : List.of(0, -1, 3, Integer.MAX_VALUE)) {
            assertThatThrownBy(() -> frames.require(frame))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                            .isEqualTo(Reason.NOT_FOUND));
        }
    }

    @Test
    void frames_of_deflated_objects_are_not_sent_as_they_are_stored() throws IOException {
        StoredInstance deflated = stored(
                "transcodes/CTImage/CTImage.dcm_DeflatedExplicitVRLittleEndianTransferSyntax_1.2.840.10008.1.2.1.99.dcm");

        assertThat(Frames.of(FILES.objects(), deflated)).isEmpty();
    }

    @Test
    void the_header_is_what_was_parsed_when_it_came() throws IOException {
        StoredInstance instance = stored("fill/OT/enet4__SC_rgb_16bit_2frame.dcm");

        assertThat(FILES.objects()
                        .header(instance.institution(), instance.blob(), instance.position(), false)
                        .integer(Tags.NumberOfFrames))
                .hasValue(2);
    }

    /** All ones, all zeros, every second one: 27 bits, lowest first. */
    private static byte[] threeFramesOfNineBits() throws IOException {
        SopClass segmentation = new SopClass("1.2.840.10008.5.1.4.1.1.66.4");
        DataSet dataSet = DataSet.builder()
                .set(Tags.SOPClassUID, Vr.UI, segmentation.value())
                .set(Tags.SOPInstanceUID, Vr.UI, "1.5.3")
                .set(Tags.StudyInstanceUID, Vr.UI, "1.5.1")
                .set(Tags.SeriesInstanceUID, Vr.UI, "1.5.2")
                .set(Tags.NumberOfFrames, Vr.IS, "3")
                .setInts(Tags.SamplesPerPixel, Vr.US, 1)
                .setInts(Tags.Rows, Vr.US, 3)
                .setInts(Tags.Columns, Vr.US, 3)
                .setInts(Tags.BitsAllocated, Vr.US, 1)
                .setInts(Tags.PixelData, Vr.OB, 0xFF, 0x01, 0b1010_1000, 0x02)
                .build();
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        TransferSyntax syntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        object.write(FileMeta.part10Head(segmentation, new SopInstanceUid("1.5.3"), syntax, Optional.empty()));
        DataSetWriter.write(dataSet, syntax, object);
        return object.toByteArray();
    }

    private static StoredInstance stored(String file) throws IOException {
        return FILES.store(SharedData.file(file));
    }

    private static byte[] sent(Frames frames, int frame) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        frames.send(frame, out);
        return out.toByteArray();
    }
}
