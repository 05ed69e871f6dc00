package pacs.dicom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples are those of PS3.5 Annexes H to K, byte for byte. */
class CharacterSetTest {

    private static final Charset GBK = Charset.forName("GBK");

    record Example(String name, List<String> terms, String hex) {

        @Override
        public String toString() {
            return name + " as " + terms;
        }

        byte[] raw() {
            return HexFormat.of().parseHex(hex.replace(" ", ""));
        }
    }

    static Stream<Example> examples() {
        return Stream.of(
                new Example(
                        "Yamada^Tarou=山田^太郎=やまだ^たろう",
                        List.of("", "ISO 2022 IR 87"),
                        "59616d6164615e5461726f753d 1b2442 3b334544 1b2842 5e 1b2442 42404f3a 1b2842 3d"
                                + "1b2442 246424 5e2440 1b2842 5e 1b2442 243f246d2426 1b2842"),
                new Example(
                        "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう",
                        List.of("ISO 2022 IR 13", "ISO 2022 IR 87"),
                        "d4cfc0de5ec0dbb33d 1b2442 3b334544 1b284a 5e 1b2442 42404f3a 1b284a 3d"
                                + "1b2442 2464245e2440 1b284a 5e 1b2442 243f246d2426 1b284a"),
                new Example(
                        "Hong^Gildong=洪^吉洞=홍^길동",
                        List.of("", "ISO 2022 IR 149"),
                        "486f6e675e47696c646f6e673d 1b242943 fbf3 5e 1b242943 d1ced4d7 3d"
                                + "1b242943 c8ab 5e 1b242943 b1e6b5bf"),
                new Example(
                        "Zhang^XiaoDong=张^小东",
                        List.of("", "ISO 2022 IR 58"),
                        "5a68616e675e5869616f446f6e673d 1b242941 d5c5 5e 1b242941 d0a1b6ab"),
                new Example(
                        "Wang^XiaoDong=王^小東",
                        List.of("ISO_IR 192"),
                        "57616e675e5869616f446f6e673d e78e8b 5e e5b08fe69db1"),
                new Example("Wang^XiaoDong=王^小东", List.of("GB18030"), "57616e675e5869616f446f6e673d cdf5 5e d0a1b6ab"),
                new Example("Люкceмбypг", List.of("ISO_IR 144"), "bbeeda6365dcd17970d3"),
                new Example("Buc^Jérôme", List.of("ISO_IR 100"), "4275635e4ae972f46d65"),
                new Example("Διονυσιος", List.of("ISO_IR 126"), "c4e9efedf5f3e9eff2"),
                new Example("สมชาย", List.of("ISO_IR 166"), "cac1aad2c2"),
                new Example("Žofie^œuvre", List.of("ISO_IR 203"), "b46f6669655e bd75767265"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_examples_of_the_standard_are_read_and_written(Example example) {
        CharacterSet characterSet = CharacterSet.of(example.terms());

        assertThat(characterSet.decode(example.raw(), Vr.PN)).isEqualTo(example.name());
        assertThat(characterSet.encode(example.name(), Vr.PN)).isEqualTo(example.raw());
        assertThat(characterSet.assumed()).isFalse();
        assertThat(characterSet.assumption(example.raw())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-IR 100, ISO_IR 100",
        "ISO 2022 IR 144, ISO_IR 144",
        "iso_ir 192, ISO_IR 192",
        "UTF-8, ISO_IR 192",
        "GB2312, GBK"
    })
    void terms_are_understood_however_they_are_spelt(String term, String right) {
        assertThat(CharacterSet.of(List.of(term)).encode("é王ж", Vr.LO))
                .isEqualTo(CharacterSet.of(List.of(right)).encode("é王ж", Vr.LO));
        assertThat(CharacterSet.of(List.of(term)).assumed()).isFalse();
    }

    @Test
    void a_backslash_inside_a_character_parts_no_values() {
        byte[] raw = "誠\\二".getBytes(GBK); // 0xD55C 0x5C 0xB6FE

        assertThat(CharacterSet.of(List.of("GBK")).decodeValues(raw, Vr.LO)).containsExactly("誠", "二");
        assertThat(CharacterSet.of(List.of("GB18030")).decodeValues(raw, Vr.LO)).containsExactly("誠", "二");
    }

    @Test
    void a_backslash_byte_of_a_kanji_parts_no_values() {
        CharacterSet japanese = CharacterSet.of(List.of("", "ISO 2022 IR 87"));
        byte[] raw = HexFormat.of().parseHex("1b2442" + "505c" + "1b2842" + "5c" + "1b2442" + "3b33" + "1b2842");

        assertThat(japanese.decodeValues(raw, Vr.LO)).containsExactly("俑", "山");
    }

    @Test
    void korean_without_escapes_after_the_first_component_is_read() {
        byte[] raw = HexFormat.of().parseHex("1b242943fbf35ed1ced4d7");

        assertThat(CharacterSet.of(List.of("", "ISO 2022 IR 149")).decode(raw, Vr.PN))
                .isEqualTo("洪^吉洞");
    }

    @Test
    void lines_of_text_start_afresh() {
        CharacterSet russianToo = CharacterSet.of(List.of("ISO 2022 IR 100", "ISO 2022 IR 144"));
        byte[] raw = russianToo.encode("éж\r\né", Vr.LT);

        assertThat(HexFormat.of().formatHex(raw)).isEqualTo("e9" + "1b2d4cd6" + "1b2d41" + "0d0a" + "e9");
        assertThat(russianToo.decode(raw, Vr.LT)).isEqualTo("éж\r\né");
    }

    @Test
    void undeclared_text_is_guessed_and_says_so() {
        assertThat(CharacterSet.DEFAULT.assumed()).isTrue();
        assertThat(CharacterSet.DEFAULT.decode("王^小东".getBytes(StandardCharsets.UTF_8), Vr.PN))
                .isEqualTo("王^小东");
        assertThat(CharacterSet.DEFAULT.decode("王^小东".getBytes(GBK), Vr.PN)).isEqualTo("王^小东");
        assertThat(CharacterSet.DEFAULT.decode("Müller".getBytes(StandardCharsets.ISO_8859_1), Vr.PN))
                .isEqualTo("Müller");
        assertThat(CharacterSet.of(List.of("MARTIAN")).assumed()).isTrue();
        assertThat(CharacterSet.DEFAULT.assumption("Wang".getBytes(GBK))).isEmpty();
    }

    @Test
    void chinese_declared_latin_is_repaired_but_latin_is_left() {
        CharacterSet latin = CharacterSet.of(List.of("ISO_IR 100"));

        assertThat(latin.decode("胸部CT平扫".getBytes(GBK), Vr.LO)).isEqualTo("胸部CT平扫");
        assertThat(latin.assumption("胸部CT平扫".getBytes(GBK))).contains(EncodingGuess.GB18030);
        assertThat(latin.decode("王小东".getBytes(StandardCharsets.UTF_8), Vr.LO)).isEqualTo("王小东");
        assertThat(latin.decode("Créée à Besançon, 3 µm".getBytes(StandardCharsets.ISO_8859_1), Vr.LO))
                .isEqualTo("Créée à Besançon, 3 µm");
    }

    @ParameterizedTest
    @CsvSource({
        "GBK, 王^小东",
        "GBK, 县人民医院放射科",
        "Big5, 陳^大文",
        "Big5, 胸部檢查",
        "Shift_JIS, 山田^太郎=やまだ^たろう",
        "EUC-KR, 김^희중",
        "EUC-KR, 홍^길동",
        "ISO-8859-1, Jérôme^Müller",
        "UTF-8, 김^희중"
    })
    void undeclared_text_is_read_by_what_is_likely_in_a_hospital(String charset, String text) {
        byte[] raw = text.getBytes(Charset.forName(charset));

        assertThat(CharacterSet.DEFAULT.decode(raw, Vr.PN)).isEqualTo(text);
    }

    @Test
    void all_texts_of_an_object_say_more_than_a_short_one() {
        DataSet korean = undeclared("이^종", "흉부 검사", "서울대학교병원", Charset.forName("EUC-KR"));
        DataSet rare = undeclared("李^喆", "胸部CT平扫", "县人民医院", GBK);
        DataSet mixed = undeclared("Müller", "胸部CT平扫", "县人民医院", GBK).toBuilder()
                .set(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 100")
                .build();

        assertThat(korean.string(Tags.PatientName)).contains("이^종");
        assertThat(korean.assumedCharset()).contains(Charset.forName("EUC-KR"));
        assertThat(rare.string(Tags.PatientName)).contains("李^喆");
        assertThat(mixed.string(Tags.InstitutionName)).contains("县人民医院");
        assertThat(mixed.assumedCharset()).contains(EncodingGuess.GB18030);
    }

    private static DataSet undeclared(String name, String description, String institution, Charset charset) {
        return DataSet.of(List.of(
                new Element(Tags.InstitutionName, Vr.LO, new Value.Bytes(institution.getBytes(charset))),
                new Element(Tags.StudyDescription, Vr.LO, new Value.Bytes(description.getBytes(charset))),
                new Element(Tags.PatientName, Vr.PN, new Value.Bytes(name.getBytes(charset)))));
    }

    @Test
    void gbk_declared_unicode_is_repaired_but_cut_unicode_is_left() {
        byte[] unicode = "王小东".getBytes(StandardCharsets.UTF_8);

        assertThat(CharacterSet.UTF_8.decode("王小东".getBytes(GBK), Vr.LO)).isEqualTo("王小东");
        assertThat(CharacterSet.UTF_8.decode(Arrays.copyOf(unicode, 8), Vr.LO)).isEqualTo("王小\uFFFD");
    }

    @Test
    void padding_is_taken_off_each_value() {
        assertThat(CharacterSet.UTF_8.decodeValues(" A \\\\ B \0".getBytes(StandardCharsets.UTF_8), Vr.LO))
                .containsExactly("A", "", "B");
        assertThat(CharacterSet.UTF_8.decodeValues("  A\\B ".getBytes(StandardCharsets.UTF_8), Vr.LT))
                .containsExactly("  A\\B");
        assertThat(CharacterSet.UTF_8.decodeValues("  ".getBytes(StandardCharsets.UTF_8), Vr.LO))
                .isEmpty();
    }

    @Test
    void what_has_no_code_becomes_a_question_mark() {
        assertThat(CharacterSet.of(List.of("ISO_IR 100")).encode("é王", Vr.LO)).containsExactly(0xE9, '?');
        assertThat(CharacterSet.DEFAULT.encode("王", Vr.LO)).containsExactly('?');
    }

    @Test
    void no_bytes_make_reading_fail() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<List<String>> sets = examples().map(Example::terms).toList();
        for (int i = 0; i < 20_000; i++) {
            byte[] raw = new byte[random.nextInt(24)];
            random.nextBytes(raw);
            if (raw.length > 4 && random.nextBoolean()) {
                raw[0] = CodeTable.ESCAPE;
                raw[1] = '$';
            }
            List<String> terms = sets.get(random.nextInt(sets.size()));

            String text = CharacterSet.of(terms).decode(raw, Vr.PN);

            assertThat(text.length()).as("seed %d", seed).isLessThanOrEqualTo(2 * raw.length);
        }
    }
}
