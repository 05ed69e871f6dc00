package pacs.archive.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.archive.catalogue.StoredInstance;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Element;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Value;
import pacs.dicom.core.Vr;
import pacs.dicom.io.DataSetWriter;
import pacs.dicom.io.FileMeta;
import pacs.platform.Refusal;
import pacs.platform.Refusal.Reason;
import pacs.platform.blobs.RecordReader;
import pacs.testkit.SharedData;

class BulkValueTest {

    private static final Pattern URI = Pattern.compile("\"BulkDataURI\":\"([^\"]+)\"");

    @RegisterExtension
    static final StoredFiles FILES = new StoredFiles();

    @Test
    void every_value_that_the_headers_of_real_files_leave_out_can_be_had() throws IOException {
        int values = 0;
        for (SharedData.Entry entry : SharedData.manifest()) {
            boolean small = entry.dcmdumpReads() && Files.size(entry.path()) < 1_000_000;
            if (!small || !entry.name().startsWith("modality/")) {
                continue;
            }
            StoredInstance instance;
            try {
                instance = FILES.store(entry.path());
            } catch (java.util.NoSuchElementException noUids) {
                continue;
            }
            if (instance.transferSyntax().encapsulated()
                    || instance.transferSyntax().bigEndian()) {
                continue;
            }
            for (String path : leftOut(instance)) {
                BulkValue value = BulkValue.at(FILES.objects(), instance, BulkPath.parse(path));
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                value.send(out);

                assertThat((long) out.size()).as("%s %s", entry, path).isEqualTo(value.length());
                assertThat(value.length()).isPositive();
                values++;
            }
        }

        assertThat(values).isGreaterThan(10);
    }

    @Test
    void pixel_data_are_the_end_of_a_plain_object() throws IOException {
        StoredInstance instance = FILES.store(SharedData.file("fill/OT/enet4__SC_rgb_16bit.dcm"));
        byte[] object = Files.readAllBytes(SharedData.file("fill/OT/enet4__SC_rgb_16bit.dcm"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        BulkValue.at(FILES.objects(), instance, BulkPath.parse("7FE00010")).send(out);

        assertThat(out.toByteArray()).isEqualTo(Arrays.copyOfRange(object, object.length - 60_000, object.length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.2"})
    void a_long_text_is_had_where_the_header_says(String syntax) throws IOException {
        byte[] text = "文字".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        DataSet item = DataSet.builder().set(Tags.TextValue, Vr.UT, text).build();
        DataSet dataSet = DataSet.builder()
                .set(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
                .set(Tags.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.88.11")
                .set(Tags.SOPInstanceUID, Vr.UI, "1.6.1.1.1")
                .set(Tags.StudyInstanceUID, Vr.UI, "1.6.1")
                .set(Tags.SeriesInstanceUID, Vr.UI, "1.6.1.1")
                .put(new Element(
                        Tags.ContentSequence, Vr.SQ, new Value.Items(List.of(new Value.Item(item, false)), false)))
                .build();
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        object.write(FileMeta.part10Head(
                new SopClass("1.2.840.10008.5.1.4.1.1.88.11"),
                new SopInstanceUid("1.6.1.1.1"),
                new TransferSyntax(syntax),
                Optional.empty()));
        DataSetWriter.write(dataSet, new TransferSyntax(syntax), object);
        StoredInstance instance = FILES.store(object.toByteArray());

        assertThat(leftOut(instance)).containsExactly("0040A730/0/0040A160");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BulkValue.at(FILES.objects(), instance, BulkPath.parse("0040A730/0/0040A160"))
                .send(out);
        assertThat(out.toByteArray()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00104000", "00081140/0/00081150", "00081140/99/00081150", "00102000/0/00104000"})
    void a_value_that_is_not_there_is_not_found(String path) throws IOException {
        StoredInstance instance = FILES.store(SharedData.file("fill/OT/enet4__SC_rgb_16bit.dcm"));

        assertRefused(Reason.NOT_FOUND, () -> BulkValue.at(FILES.objects(), instance, BulkPath.parse(path)));
    }

    @Test
    void values_inside_a_deflate_stream_are_refused() throws IOException {
        StoredInstance deflated = FILES.store(SharedData.file("transcodes/CTImage/"
                + "CTImage.dcm_DeflatedExplicitVRLittleEndianTransferSyntax_1.2.840.10008.1.2.1.99.dcm"));

        assertRefused(Reason.NOT_ACCEPTABLE, () -> BulkValue.at(FILES.objects(), deflated, BulkPath.parse("7FE00010")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PixelData", "7FE00010/0", "7FE00010/x/7FE00010", "7FE00010/-1/7FE00010", "/7FE00010"})
    void what_is_no_path_is_refused(String text) {
        assertRefused(Reason.INVALID_REQUEST, () -> BulkPath.parse(text));
    }

    @Test
    void a_path_is_written_as_it_was_read() {
        assertThat(BulkPath.parse("00409096/0/00281234")).hasToString("00409096/0/00281234");
    }

    private static java.util.List<String> leftOut(StoredInstance instance) throws IOException {
        try (RecordReader record = FILES.objects().open(instance);
                InputStream json = record.headerJson()) {
            String text = new String(json.readAllBytes(), StandardCharsets.UTF_8);
            return URI.matcher(text)
                    .results()
                    .map((MatchResult result) -> result.group(1))
                    .toList();
        }
    }

    private static void assertRefused(Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable asking) {
        assertThatThrownBy(asking).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                .isEqualTo(reason));
    }
}
