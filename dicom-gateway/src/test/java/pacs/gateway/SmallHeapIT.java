package pacs.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.Element;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Value;
import pacs.dicom.core.Vr;
import pacs.dicom.io.DataSetWriter;
import pacs.dicom.net.Association;
import pacs.dicom.net.DimseStatus;
import pacs.dicom.net.PresentationContext;
import pacs.dicom.net.Remote;
import pacs.dicom.net.Timeouts;

/** The packaged gateway with its 96 MB of heap, and what would need more if it were taken carelessly. */
@Timeout(180)
class SmallHeapIT {

    private static final AeTitle CALLING = new AeTitle("STORESCU");
    private static final TransferSyntax IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
    private static final int MIB = 1 << 20;

    @RegisterExtension
    final FakeCentre centre = new FakeCentre();

    private final Path folder;

    SmallHeapIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @MethodSource
    void an_object_of_many_or_long_values_is_kept(String what, DataSet dataSet) throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start(folder, centre.settings())) {
            assertThat(store(gateway, dataSet, Sample.of(1))).isEqualTo(DimseStatus.SUCCESS);

            Eventually.holds(what + " is in the centre", () -> centre.stored()
                    .containsKey(Sample.of(1).instance()));
            assertThat(store(gateway, Sample.of(2).attributes().build(), Sample.of(2)))
                    .isEqualTo(DimseStatus.SUCCESS);
        }
    }

    static Stream<Arguments> an_object_of_many_or_long_values_is_kept() {
        byte[] ones = "1\\".repeat(4 * MIB).getBytes(StandardCharsets.US_ASCII);
        byte[] text = "汉字".repeat(5 * MIB).getBytes(Charset.forName("GBK"));
        return Stream.of(
                Arguments.of(
                        "a long DS", sample().set(Tags.ContourData, Vr.DS, ones).build()),
                Arguments.of(
                        "a long text",
                        sample().set(Tags.SpecificCharacterSet, Vr.CS, "GBK")
                                .set(Tags.ImageComments, Vr.LT, text)
                                .build()),
                Arguments.of(
                        "a long FD",
                        sample().set(Tags.RealWorldValueLUTData, Vr.FD, new byte[20 * MIB])
                                .build()),
                Arguments.of("many texts of a middle length", manyTexts()));
    }

    /** Each just short enough to be written as values. */
    private static DataSet manyTexts() {
        byte[] ones = "1\\".repeat(30_000).getBytes(StandardCharsets.US_ASCII);
        DataSet item =
                DataSet.builder().set(Tags.SliceLocationVector, Vr.DS, ones).build();
        return sample().put(new Element(
                        Tags.ContentSequence,
                        Vr.SQ,
                        new Value.Items(Collections.nCopies(200, new Value.Item(item, false)), false)))
                .build();
    }

    private static DataSetBuilder sample() {
        return Sample.of(1).attributes();
    }

    private static DimseStatus store(GatewayProcess gateway, DataSet dataSet, Sample sample) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataSetWriter.write(dataSet, IMPLICIT, bytes);
        try (Association association = Association.open(
                new Remote("127.0.0.1", gateway.port(), new AeTitle("GATEWAY")),
                CALLING,
                List.of(PresentationContext.of(Sample.SOP_CLASS, IMPLICIT)),
                Timeouts.DEFAULT)) {
            return association.store(
                    Sample.SOP_CLASS, sample.instance(), IMPLICIT, new ByteArrayInputStream(bytes.toByteArray()));
        }
    }
}
