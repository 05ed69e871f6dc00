package pacs.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Element;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Value;
import pacs.dicom.core.Vr;
import pacs.dicom.io.DicomFormatException;

class DicomJsonTest {

    private static final BulkUri BULK = path -> "bulk/" + path;

    @Test
    void names_come_out_in_unicode_by_component_group() {
        DataSet dataSet = DataSet.builder()
                .set(Tags.SpecificCharacterSet, Vr.CS, ascii("GB18030 "))
                .set(Tags.PatientName, Vr.PN, "Wang^XiaoDong=王^小东".getBytes(Charset.forName("GB18030")))
                .build();

        assertThat(written(dataSet))
                .isEqualTo("{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]},"
                        + "\"00100010\":{\"vr\":\"PN\",\"Value\":"
                        + "[{\"Alphabetic\":\"Wang^XiaoDong\",\"Ideographic\":\"王^小东\"}]}}");
    }

    @Test
    void an_item_inherits_the_character_set_around_it() {
        byte[] name = "王".getBytes(Charset.forName("GB18030"));
        DataSet item = DataSet.builder()
                .set(Tags.RequestedProcedureDescription, Vr.LO, name)
                .build();
        DataSet dataSet = DataSet.builder()
                .set(Tags.SpecificCharacterSet, Vr.CS, ascii("GB18030 "))
                .items(Tags.RequestAttributesSequence, item, DataSet.empty())
                .build();

        assertThat(written(dataSet))
                .contains("\"00400275\":{\"vr\":\"SQ\",\"Value\":"
                        + "[{\"00321060\":{\"vr\":\"LO\",\"Value\":[\"王\"]}},{}]}");
    }

    @Test
    void empty_values_keep_their_place() {
        DataSet dataSet = DataSet.builder()
                .set(Tags.ImageType, Vr.CS, ascii("A\\\\B "))
                .set(Tags.OtherPatientNames, Vr.PN, ascii("A\\^^"))
                .set(Tags.AccessionNumber, Vr.SH, ascii(""))
                .set(Tags.PatientName, Vr.PN, ascii("^^^^"))
                .set(Tags.StudyID, Vr.SH, ascii("  "))
                .items(Tags.RequestAttributesSequence)
                .build();

        assertThat(written(dataSet))
                .isEqualTo("{\"00080008\":{\"vr\":\"CS\",\"Value\":[\"A\",null,\"B\"]},"
                        + "\"00080050\":{\"vr\":\"SH\"},"
                        + "\"00100010\":{\"vr\":\"PN\"},"
                        + "\"00101001\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"A\"},null]},"
                        + "\"00200010\":{\"vr\":\"SH\"},"
                        + "\"00400275\":{\"vr\":\"SQ\"}}");
    }

    @ParameterizedTest
    @CsvSource({
        "1.50, 1.50",
        "-0, -0",
        "1e-3, 1e-3",
        "+1.5, 1.5",
        "007, 7",
        ".5, 0.5",
        "2., 2",
        "'1,5', '\"1,5\"'",
        "1e9999, '\"1e9999\"'",
        "NaN, '\"NaN\"'"
    })
    void decimal_strings_are_numbers_where_they_parse(String value, String json) {
        DataSet dataSet = DataSet.builder()
                .set(Tags.SliceThickness, Vr.DS, ascii(value + " "))
                .build();

        assertThat(written(dataSet)).isEqualTo("{\"00180050\":{\"vr\":\"DS\",\"Value\":[" + json + "]}}");
    }

    @Test
    void binary_numbers_come_out_in_full() {
        DataSet dataSet = DataSet.builder()
                .setInts(Tags.Rows, Vr.US, 0xFFFF)
                .setInts(Tags.SelectorSLValue, Vr.SL, -1)
                .setInts(Tags.SelectorULValue, Vr.UL, 0xFFFFFFFFL)
                .setInts(Tags.SelectorUVValue, Vr.UV, 1L << 53, -1)
                .setInts(Tags.SelectorSVValue, Vr.SV, -5, Long.MIN_VALUE)
                .setInts(Tags.SelectorATValue, Vr.AT, Tags.PixelData)
                .set(Tags.SelectorFDValue, Vr.FD, doubles(0.1, Double.NaN, Double.NEGATIVE_INFINITY))
                .build();

        assertThat(written(dataSet))
                .contains("\"00280010\":{\"vr\":\"US\",\"Value\":[65535]}")
                .contains("{\"vr\":\"SL\",\"Value\":[-1]}")
                .contains("{\"vr\":\"UL\",\"Value\":[4294967295]}")
                .contains("{\"vr\":\"UV\",\"Value\":[9007199254740992,\"18446744073709551615\"]}")
                .contains("{\"vr\":\"SV\",\"Value\":[-5,\"-9223372036854775808\"]}")
                .contains("{\"vr\":\"AT\",\"Value\":[\"7FE00010\"]}")
                .contains("{\"vr\":\"FD\",\"Value\":[0.1,\"NaN\",\"-Infinity\"]}");
    }

    @Test
    void big_values_are_left_out_and_named_by_their_path() {
        DataSet item = DataSet.builder()
                .put(new Element(Tags.WaveformData, Vr.OW, new Value.Bulk(4711, 100_000)))
                .build();
        DataSet dataSet = DataSet.builder()
                .set(0x00091001, Vr.UN, new byte[1026])
                .set(0x00091002, Vr.UN, new byte[] {1, 2, 3, 4})
                .items(Tags.WaveformSequence, DataSet.empty(), item)
                .put(new Element(Tags.PixelData, Vr.OB, new Value.Fragments(99, 10)))
                .build();

        assertThat(written(dataSet))
                .contains("\"00091001\":{\"vr\":\"UN\",\"BulkDataURI\":\"bulk/00091001\"}")
                .contains("\"00091002\":{\"vr\":\"UN\",\"InlineBinary\":\"AQIDBA==\"}")
                .contains("\"54001010\":{\"vr\":\"OW\",\"BulkDataURI\":\"bulk/54000100/1/54001010\"}")
                .contains("\"7FE00010\":{\"vr\":\"OB\",\"BulkDataURI\":\"bulk/7FE00010\"}");
    }

    @Test
    void elements_come_in_order_once_and_without_lengths_and_padding() {
        DataSet dataSet = DataSet.of(List.of(
                new Element(0x00100000, Vr.UL, new Value.Bytes(new byte[4])),
                new Element(Tags.StudyID, Vr.SH, new Value.Bytes(ascii("1"))),
                new Element(Tags.PatientID, Vr.LO, new Value.Bytes(ascii("A"))),
                new Element(Tags.StudyID, Vr.SH, new Value.Bytes(ascii("2"))),
                new Element(Tags.DataSetTrailingPadding, Vr.OB, new Value.Bytes(new byte[8]))));

        assertThat(written(dataSet))
                .isEqualTo("{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"A\"]},"
                        + "\"00200010\":{\"vr\":\"SH\",\"Value\":[\"1\"]}}");
    }

    @Test
    void a_sequence_sent_as_unknown_is_a_sequence() {
        DataSet dataSet = DataSet.builder()
                .put(new Element(
                        0x00091003, Vr.UN, new Value.Items(List.of(new Value.Item(DataSet.empty(), true)), true)))
                .build();

        assertThat(written(dataSet)).isEqualTo("{\"00091003\":{\"vr\":\"SQ\",\"Value\":[{}]}}");
    }

    @Test
    void text_is_escaped_as_json_wants_it() throws DicomFormatException {
        DataSet dataSet = DataSet.builder()
                .set(Tags.ImageComments, Vr.LT, ascii("a\"b\\c\r\n\t\u0001"))
                .build();

        assertThat(written(dataSet)).contains("[\"a\\\"b\\\\c\\u000d\\u000a\\u0009\\u0001\"]");
        assertThat(DicomJson.read(DicomJson.write(dataSet, BULK))).containsExactlyElementsOf(dataSet);
    }

    @Test
    void what_was_written_is_read_again() throws DicomFormatException {
        DataSet item = DataSet.builder()
                .set(Tags.CodeMeaning, Vr.LO, "胸部CT".getBytes(StandardCharsets.UTF_8))
                .build();
        DataSet dataSet = DataSet.builder()
                .set(Tags.SpecificCharacterSet, Vr.CS, ascii("ISO_IR 192"))
                .set(Tags.StudyInstanceUID, Vr.UI, ascii("1.2.3\0"))
                .set(Tags.PatientName, Vr.PN, "Li^Na=李^娜\\\\=b=c ".getBytes(StandardCharsets.UTF_8))
                .set(Tags.SliceThickness, Vr.DS, ascii("1.50\\2"))
                .setInts(Tags.Rows, Vr.US, 512)
                .setInts(Tags.SelectorSSValue, Vr.SS, -512, 7)
                .setInts(Tags.SelectorUVValue, Vr.UV, -1)
                .setInts(Tags.SelectorATValue, Vr.AT, Tags.PixelData)
                .set(Tags.SelectorFDValue, Vr.FD, doubles(0.1, Double.NaN, Double.POSITIVE_INFINITY))
                .set(Tags.SelectorOBValue, Vr.OB, new byte[] {1, 2})
                .items(Tags.ProcedureCodeSequence, item, DataSet.empty())
                .build();

        assertThat(DicomJson.read(DicomJson.write(dataSet, BULK))).containsExactlyElementsOf(dataSet);
    }

    @Test
    void what_other_programs_write_is_read() throws DicomFormatException {
        DataSet dataSet = DicomJson.read(("{ \"00100010\" : { \"Value\" : [ { \"Ideographic\" : \"\\u738b\" } ],\n"
                        + "\"vr\" : \"PN\", \"keyword\" : \"PatientName\" },"
                        + "\"00180050\":{\"vr\":\"DS\",\"Value\":[0.30000000000000004]},"
                        + "\"00280010\":{\"vr\":\"US\",\"Value\":[\"5.12e2\"]},"
                        + "\"7fe00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"http://x\"}}")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(dataSet)
                .isEqualTo(DataSet.builder()
                        .set(Tags.SpecificCharacterSet, Vr.CS, ascii("ISO_IR 192"))
                        .set(Tags.PatientName, Vr.PN, "=王".getBytes(StandardCharsets.UTF_8))
                        .set(Tags.SliceThickness, Vr.DS, ascii("0.3"))
                        .setInts(Tags.Rows, Vr.US, 512)
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}x",
                "{\"0010\":{}}",
                "{\"00100010\":7}",
                "{\"00100010\":{\"vr\":\"XX\"}}",
                "{\"00100010\":{\"vr\":\"PN\",\"Value\":\"A\"}}",
                "{\"00100010\":{\"vr\":\"PN\",\"Value\":[true]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[65536]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[-1]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[1.5]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[1e999999999]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[1e-999999999]}}",
                "{\"00180050\":{\"vr\":\"DS\",\"Value\":[1.00000000000000000e99999999999]}}",
                "{\"00280009\":{\"vr\":\"AT\",\"Value\":[\"0028\"]}}",
                "{\"00280009\":{\"vr\":\"SQ\",\"Value\":[\"0028\"]}}",
                "{\"7FE00010\":{\"vr\":\"OB\",\"InlineBinary\":\"*\"}}",
                "{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"\\x\"]}}",
                "{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"\\u12\"]}}",
                "{\"00100020\":{\"vr\":\"LO\",\"Value\":[01]}}",
                "{\"00100020\":{\"vr\":\"LO\" \"Value\":[]}}"
            })
    void what_is_no_such_json_is_refused(String json) {
        assertThatThrownBy(() -> DicomJson.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DicomFormatException.class);
    }

    @ParameterizedTest
    @MethodSource("nestings")
    void nesting_is_limited(String json) {
        assertThatThrownBy(() -> DicomJson.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DicomFormatException.class)
                .hasMessageContaining("nested deeper than 64");
    }

    static Stream<String> nestings() {
        return Stream.of("[".repeat(100_000), "{\"00400275\":{\"vr\":\"SQ\",\"Value\":[".repeat(66));
    }

    @Test
    void long_values_of_any_kind_are_left_to_their_uri() {
        DataSet dataSet = DataSet.builder()
                .set(Tags.ImageComments, Vr.LT, "x".repeat(70_000))
                .set(Tags.SliceLocationVector, Vr.DS, "1\\".repeat(40_000) + "1")
                .set(Tags.PatientID, Vr.LO, "P1")
                .build();

        String json = new String(DicomJson.write(dataSet, path -> "/bulk/" + path), StandardCharsets.UTF_8);

        assertThat(json)
                .hasSizeLessThan(500)
                .contains("\"BulkDataURI\":\"/bulk/00204000\"")
                .contains("\"BulkDataURI\":\"/bulk/00182005\"")
                .contains("P1");
    }

    @Test
    void mutated_json_is_read_or_refused() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] valid =
                ("{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]},\"00400275\":{\"vr\":\"SQ\",\"Value\":"
                                + "[{\"00321060\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"\\u0041\"}]}},{}]},"
                                + "\"00280010\":{\"vr\":\"US\",\"Value\":[512,1e2]},\"7FE00010\":{\"vr\":\"OB\",\"InlineBinary\":\"AQ==\"}}")
                        .getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = valid.clone();
            mutated[random.nextInt(valid.length)] = valid[random.nextInt(valid.length)];
            try {
                assertThat(DicomJson.read(mutated)).as("seed %d", seed).isNotNull();
            } catch (DicomFormatException e) {
                assertThat(e.offset()).as("seed %d", seed).isBetween(0L, (long) valid.length);
                refused++;
            }
        }

        assertThat(refused).as("seed %d", seed).isPositive();
    }

    private static String written(DataSet dataSet) {
        return new String(DicomJson.write(dataSet, BULK), StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return (text.length() % 2 == 0 ? text : text + " ").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] doubles(double... values) {
        ByteBuffer buffer = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            buffer.putDouble(value);
        }
        return buffer.array();
    }
}
