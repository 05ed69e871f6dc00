package pacs.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;
import pacs.dicom.net.Association;
import pacs.dicom.net.DimseStatus;
import pacs.dicom.net.PresentationContext;
import pacs.dicom.net.Remote;
import pacs.dicom.net.Timeouts;
import pacs.gateway.Eventually;
import pacs.gateway.FakeCentre;
import pacs.gateway.RunningGateway;
import pacs.gateway.Sample;

@Timeout(60)
class ReceptionTest {

    private static final AeTitle CALLING = new AeTitle("STORESCU");
    private static final Sample SAMPLE = Sample.of(1);

    @RegisterExtension
    final FakeCentre centre = new FakeCentre();

    private RunningGateway gateway;
    private Association association;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        gateway = RunningGateway.start(folder, centre);
        association = associate();
    }

    @AfterEach
    void stop() throws Exception {
        association.close();
        gateway.close();
    }

    @Test
    void the_data_set_is_kept_byte_for_byte_behind_a_head_of_ours() throws Exception {
        assertThat(store(SAMPLE.dataSet())).isEqualTo(DimseStatus.SUCCESS);

        Eventually.holds("it is in the centre", () -> centre.stored().containsKey(SAMPLE.instance()));
        assertThat(centre.stored().get(SAMPLE.instance())).isEqualTo(SAMPLE.part10(CALLING));
    }

    @ParameterizedTest
    @MethodSource
    void what_is_not_good_is_refused_and_the_next_object_taken(int status, String comment, byte[] dataSet)
            throws Exception {
        DimseStatus answer = store(dataSet);

        assertThat(answer.code()).isEqualTo(status);
        assertThat(answer.comment()).contains(comment);
        assertThat(store(SAMPLE.dataSet())).isEqualTo(DimseStatus.SUCCESS);
        Eventually.holds("the good one is in the centre", () -> !centre.stored().isEmpty());
        assertThat(centre.order()).containsExactly(SAMPLE.instance());
    }

    static Stream<Arguments> what_is_not_good_is_refused_and_the_next_object_taken() {
        byte[] whole = SAMPLE.dataSet();
        return Stream.of(
                argumentSet("cut off", 0xC000, "", Arrays.copyOf(whole, whole.length - 1)),
                argumentSet("noise", 0xC000, "", new byte[2000]),
                argumentSet("nothing", 0xC000, "(0020,000D) is missing", new byte[0]),
                argumentSet("other instance", 0xA900, "SOP Instance UID", with(Tags.SOPInstanceUID, "1.2.3.4.99")),
                argumentSet("other class", 0xA900, "SOP Class UID", with(Tags.SOPClassUID, "1.2.3.4.99")),
                argumentSet("letters", 0xC000, "(0020,000D) is no UID", with(Tags.StudyInstanceUID, "1.2.x")),
                argumentSet("dots", 0xC000, "(0020,000E) is no UID", with(Tags.SeriesInstanceUID, "1..2")),
                argumentSet("no study", 0xC000, "(0020,000D) is missing", without(Tags.StudyInstanceUID)),
                argumentSet("no series", 0xC000, "(0020,000E) is missing", without(Tags.SeriesInstanceUID)),
                argumentSet("no instance", 0xC000, "(0008,0018) is missing", without(Tags.SOPInstanceUID)),
                argumentSet("study far behind", 0xC000, "early enough", fullOfBulkBeforeTheStudy()));
    }

    private static final class SwitchedOff extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("the modality was switched off");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
        }
    }

    @Test
    void a_modality_that_breaks_off_leaves_nothing() throws Exception {
        byte[] half = Arrays.copyOf(SAMPLE.dataSet(), 1000);
        InputStream breaksOff = new SequenceInputStream(new ByteArrayInputStream(half), new SwitchedOff());

        assertThatThrownBy(() -> association.store(Sample.SOP_CLASS, SAMPLE.instance(), Sample.SYNTAX, breaksOff))
                .hasMessageContaining("switched off");

        try (Association next = associate()) {
            assertThat(store(next, Sample.of(2))).isEqualTo(DimseStatus.SUCCESS);
        }
        Eventually.holds("the next one is in the centre", () -> !centre.stored().isEmpty());
        assertThat(centre.stored()).containsOnlyKeys(Sample.of(2).instance());
    }

    private Association associate() throws IOException {
        return Association.open(
                new Remote("127.0.0.1", gateway.port(), new AeTitle("GATEWAY")),
                CALLING,
                List.of(PresentationContext.of(Sample.SOP_CLASS, Sample.SYNTAX)),
                Timeouts.DEFAULT);
    }

    private DimseStatus store(byte[] dataSet) throws IOException {
        return association.store(Sample.SOP_CLASS, SAMPLE.instance(), Sample.SYNTAX, new ByteArrayInputStream(dataSet));
    }

    private static DimseStatus store(Association association, Sample sample) throws IOException {
        return association.store(
                Sample.SOP_CLASS, sample.instance(), Sample.SYNTAX, new ByteArrayInputStream(sample.dataSet()));
    }

    private static byte[] with(int tag, String uid) {
        return Sample.bytes(SAMPLE.attributes().set(tag, Vr.UI, uid).build());
    }

    private static byte[] without(int tag) {
        return Sample.bytes(SAMPLE.attributes().remove(tag).build());
    }

    private static byte[] fullOfBulkBeforeTheStudy() {
        DataSetBuilder attributes = SAMPLE.attributes();
        return Sample.bytes(attributes
                .set(0x00090010, Vr.LO, "BULKY")
                .set(0x00091001, Vr.OB, new byte[5 << 20])
                .build());
    }
}
