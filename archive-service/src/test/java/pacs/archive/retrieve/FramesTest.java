package pacs.archive.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.archive.catalogue.StoredInstance;
import pacs.dicom.core.Tags;
import pacs.platform.Refusal;
import pacs.platform.Refusal.Reason;
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
                frames = Frames.of(FILES.objects(), FILES.store(entry.path()));
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
        Frames frames = Frames.of(FILES.objects(), instance);
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        BulkValue.at(FILES.objects(), instance, BulkPath.parse("7FE00010")).send(pixels);

        byte[] both = pixels.toByteArray();

        assertThat(frames.count()).isEqualTo(2);
        assertThat(sent(frames, 2)).isEqualTo(Arrays.copyOfRange(both, both.length / 2, both.length));
    }

    @Test
    void a_frame_that_is_not_there_is_not_found() throws IOException {
        Frames frames = Frames.of(FILES.objects(), stored("fill/OT/enet4__SC_rgb_16bit_2frame.dcm"));

        for (int frame : List.of(0, -1, 3, Integer.MAX_VALUE)) {
            assertThatThrownBy(() -> frames.require(frame))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                            .isEqualTo(Reason.NOT_FOUND));
        }
    }

    @Test
    void frames_that_cannot_be_told_apart_are_refused_with_the_reason() throws IOException {
        StoredInstance deflated = stored(
                "transcodes/CTImage/CTImage.dcm_DeflatedExplicitVRLittleEndianTransferSyntax_1.2.840.10008.1.2.1.99.dcm");

        assertThatThrownBy(() -> Frames.of(FILES.objects(), deflated))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NOT_ACCEPTABLE))
                .hasMessageContaining("Deflated");
    }

    @Test
    void the_header_is_what_was_parsed_when_it_came() throws IOException {
        StoredInstance instance = stored("fill/OT/enet4__SC_rgb_16bit_2frame.dcm");

        assertThat(FILES.objects()
                        .header(instance.institution(), instance.blob(), instance.position())
                        .integer(Tags.NumberOfFrames))
                .hasValue(2);
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
