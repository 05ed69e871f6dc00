package pacs.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.Dictionary;
import pacs.dicom.core.Element;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Value;
import pacs.dicom.core.Vr;

class ObjectParserTest {

    private static final TransferSyntax IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    @Test
    void pixel_data_stay_where_they_lie() throws IOException {
        byte[] object = explicit(DataSet.builder()
                .setInts(Tags.Rows, Vr.US, 2)
                .set(Tags.PixelData, Vr.OW, new byte[300_000])
                .build());

        ParsedObject parsed = parse(object, EXPLICIT, Budget.DEFAULT);

        long offset = object.length - 300_000L;
        assertThat(parsed.pixels()).isEqualTo(new PixelLayout.Native(Tags.PixelData, offset, 300_000));
        assertThat(parsed.dataSet().find(Tags.PixelData))
                .contains(new Element(Tags.PixelData, Vr.OW, new Value.Bulk(offset, 300_000)));
        assertThat(parsed.length()).isEqualTo(object.length);
    }

    @Test
    void text_that_is_not_as_declared_is_warned_of_and_stays_as_it_is() throws IOException {
        byte[] name = "王^小东".getBytes(Charset.forName("GBK"));
        byte[] object = explicit(DataSet.builder()
                .set(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 100")
                .set(Tags.PatientName, Vr.PN, Arrays.copyOf(name, 8))
                .build());

        ParsedObject parsed = parse(object, EXPLICIT, Budget.DEFAULT);

        assertThat(parsed.warnings()).singleElement().asString().contains("ISO_IR 100", "GB18030");
        assertThat(parsed.dataSet().find(Tags.PatientName).orElseThrow().value())
                .isEqualTo(new Value.Bytes(Arrays.copyOf(name, 8)));
    }

    @Test
    void reading_through_a_tag_takes_nothing_behind_it() throws IOException {
        byte[] object = explicit(DataSet.builder()
                .set(Tags.StudyInstanceUID, Vr.UI, "1.2".getBytes(StandardCharsets.US_ASCII))
                .setInts(Tags.Rows, Vr.US, 2)
                .build());
        ObjectParser parser = ObjectParser.ofDataSet(new ByteArrayInputStream(object), EXPLICIT, 0, Budget.DEFAULT);

        DataSet first = parser.readThrough(Tags.StudyInstanceUID);

        assertThat(first.contains(Tags.StudyInstanceUID)).isTrue();
        assertThat(first.contains(Tags.Rows)).isFalse();
        assertThat(parser.readAll().dataSet().contains(Tags.Rows)).isTrue();
    }

    @Test
    void pixel_values_without_a_vr_are_signed_as_the_pixels_are() throws IOException {
        DataSet dataSet = DataSet.builder()
                .setInts(Tags.PixelRepresentation, Vr.US, 1)
                .setInts(Tags.PixelPaddingValue, Vr.SS, -32768)
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataSetWriter.write(dataSet, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, out);

        ParsedObject parsed = parse(out.toByteArray(), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, Budget.DEFAULT);

        assertThat(parsed.dataSet()).isEqualTo(dataSet);
    }

    @Test
    void big_endian_numbers_come_out_as_little_endian_ones() throws IOException {
        DataSet dataSet = DataSet.builder().setInts(Tags.Rows, Vr.US, 0x1234).build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataSetWriter.write(dataSet, TransferSyntax.EXPLICIT_VR_BIG_ENDIAN, out);

        ParsedObject parsed = parse(out.toByteArray(), TransferSyntax.EXPLICIT_VR_BIG_ENDIAN, Budget.DEFAULT);

        assertThat(out.toByteArray()).startsWith(0x00, 0x28).endsWith(0x12, 0x34);
        assertThat(parsed.dataSet()).isEqualTo(dataSet);
    }

    @Test
    void a_length_beyond_the_end_is_named_and_costs_no_memory() {
        byte[] object = ByteBuffer.allocate(12 + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0x0009)
                .putShort((short) 0x1001)
                .put((byte) 'U')
                .put((byte) 'T')
                .putShort((short) 0)
                .putInt(60_000_000)
                .array();

        assertThatThrownBy(() -> parse(object, EXPLICIT, Budget.DEFAULT))
                .isInstanceOf(DicomFormatException.class)
                .hasMessageContaining("60000000 bytes, and the object ends after 4")
                .hasMessageContaining("(0009,1001) at byte 0");
    }

    @Test
    void an_element_longer_than_its_item_is_refused() {
        byte[] item = {(byte) 0xFE, (byte) 0xFF, 0, (byte) 0xE0, 10, 0, 0, 0, 8, 0, 5, 0, 'C', 'S', 100, 0, 'A', 'A'};
        byte[] object = ByteBuffer.allocate(12 + item.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {8, 0, 0x40, 0x11, 'S', 'Q', 0, 0})
                .putInt(item.length)
                .put(item)
                .array();

        assertThatThrownBy(() -> parse(object, EXPLICIT, Budget.DEFAULT))
                .isInstanceOf(DicomFormatException.class)
                .hasMessageContaining("more than its item has")
                .hasMessageContaining("(0008,0005)");
    }

    @Test
    void sequences_nested_a_hundred_thousand_deep_are_refused_at_the_budget() {
        byte[] sequence = {
            8, 0, 0x40, 0x11, 'S', 'Q', 0, 0, -1, -1, -1, -1, (byte) 0xFE, (byte) 0xFF, 0, (byte) 0xE0, -1, -1, -1, -1
        };
        InputStream endless = repeated(sequence, 100_000);

        assertThatThrownBy(() -> ObjectParser.ofDataSet(endless, EXPLICIT, 0, Budget.DEFAULT)
                        .readAll())
                .isInstanceOf(DicomFormatException.class)
                .hasMessageContaining("nest more than 64 deep");
    }

    @Test
    void more_elements_than_the_budget_has_are_refused() {
        byte[] element = {9, 0, 0, 0, 'L', 'O', 0, 0};
        Budget budget = new Budget(64, 1000, 1 << 20, 1 << 20, 200, HeaderMemory.UNLIMITED);

        assertThatThrownBy(() -> ObjectParser.ofDataSet(repeated(element, 5000), EXPLICIT, 0, budget)
                        .readAll())
                .isInstanceOf(DicomFormatException.class)
                .hasMessageContaining("More than 1000 elements");
    }

    @Test
    void a_deflate_bomb_is_refused_long_before_it_is_inflated() throws IOException {
        byte[] element = explicit(
                DataSet.builder().set(0x00091001, Vr.OB, new byte[8 << 20]).build());
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bomb, new Deflater(Deflater.BEST_COMPRESSION, true))) {
            out.write(element);
        }

        assertThat(bomb.size()).isLessThan(20_000);
        assertThatThrownBy(() ->
                        parse(bomb.toByteArray(), TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, Budget.DEFAULT))
                .isInstanceOf(DicomFormatException.class)
                .hasMessageContaining("inflates beyond its budget");
    }

    @Test
    void headers_read_at_the_same_time_share_their_memory() throws IOException {
        HeaderMemory memory = new HeaderMemory(1 << 20);
        byte[] object = explicit(tenTexts());
        Budget budget = Budget.DEFAULT.within(memory);

        try (ObjectParser first = ObjectParser.ofDataSet(new ByteArrayInputStream(object), EXPLICIT, 0, budget);
                ObjectParser second = ObjectParser.ofDataSet(new ByteArrayInputStream(object), EXPLICIT, 0, budget)) {
            first.readAll();
            assertThatThrownBy(second::readAll).isInstanceOf(HeaderMemory.Exhausted.class);
        }

        assertThat(memory.used()).isZero();
        assertThat(parse(object, EXPLICIT, budget).dataSet().size()).isEqualTo(10);
    }

    @Test
    void what_was_only_promised_takes_no_memory_from_others() throws IOException {
        HeaderMemory memory = new HeaderMemory(1 << 20);
        byte[] begun = ByteBuffer.allocate(1000)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0xE0, 0x7F, 0x10, 0, 'O', 'B', 0, 0, -1, -1, -1, -1})
                .put(new byte[] {(byte) 0xFE, (byte) 0xFF, 0, (byte) 0xE0})
                .putInt(600_000)
                .array();

        try (ObjectParser parser =
                ObjectParser.ofDataSet(new ByteArrayInputStream(begun), EXPLICIT, 0, Budget.DEFAULT.within(memory))) {
            assertThatThrownBy(parser::readAll).isInstanceOf(DicomFormatException.class);

            assertThat(memory.used()).isLessThan(100_000);
        }
    }

    @Test
    void a_file_gives_back_what_its_file_meta_took_too() throws IOException {
        HeaderMemory memory = new HeaderMemory(1 << 20);
        Budget budget = Budget.DEFAULT.within(memory);
        byte[] head = FileMeta.part10Head(
                new SopClass("1.2.840.10008.5.1.4.1.1.7"), new SopInstanceUid("1.2.3"), EXPLICIT, Optional.empty());

        ObjectParser whole = ObjectParser.ofPart10(new ByteArrayInputStream(head), budget);
        assertThat(memory.used()).isPositive();
        whole.close();
        assertThatThrownBy(() -> ObjectParser.ofPart10(new ByteArrayInputStream(head, 0, head.length - 1), budget))
                .isInstanceOf(DicomFormatException.class);

        assertThat(memory.used()).isZero();
    }

    @Test
    void a_header_larger_than_all_the_memory_is_refused_for_good() throws IOException {
        byte[] object = explicit(tenTexts());

        assertThatThrownBy(() -> parse(object, EXPLICIT, Budget.DEFAULT.within(new HeaderMemory(100_000))))
                .isInstanceOf(DicomFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {Tags.ImageComments, Tags.SliceLocationVector, Tags.RealWorldValueLUTData, Tags.PatientName})
    void long_values_of_whatever_vr_stay_where_they_lie(int tag) throws IOException {
        HeaderMemory memory = new HeaderMemory(1 << 20);
        byte[] value = new byte[8 << 20];
        Arrays.fill(value, (byte) '1');
        DataSet dataSet = DataSet.builder()
                .set(Tags.Modality, Vr.CS, "CT")
                .set(tag, Dictionary.vrOf(tag), value)
                .build();
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        DataSetWriter.write(dataSet, IMPLICIT, object);

        try (ObjectParser parser = ObjectParser.ofDataSet(
                new ByteArrayInputStream(object.toByteArray()), IMPLICIT, 100, Budget.DEFAULT.within(memory))) {
            DataSet read = parser.readAll().dataSet();

            long offset = 100L + object.size() - value.length;
            assertThat(read.find(tag))
                    .contains(new Element(tag, Dictionary.vrOf(tag), new Value.Bulk(offset, value.length)));
            assertThat(read.string(Tags.Modality)).hasValue("CT");
        }
    }

    /** Each short enough to come into memory. */
    private static DataSet tenTexts() {
        DataSetBuilder texts = DataSet.builder();
        for (int tag = 0x00091001; tag <= 0x0009100A; tag++) {
            texts.set(tag, Vr.UT, new byte[60_000]);
        }
        return texts.build();
    }

    private static byte[] explicit(DataSet dataSet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataSetWriter.write(dataSet, EXPLICIT, out);
        return out.toByteArray();
    }

    private static ParsedObject parse(byte[] object, TransferSyntax syntax, Budget budget) throws IOException {
        return ObjectParser.ofDataSet(new ByteArrayInputStream(object), syntax, 0, budget)
                .readAll();
    }

    private static InputStream repeated(byte[] bytes, int times) {
        ByteBuffer all = ByteBuffer.allocate(bytes.length * times);
        for (int i = 0; i < times; i++) {
            all.put(bytes);
        }
        return new ByteArrayInputStream(all.array());
    }
}
