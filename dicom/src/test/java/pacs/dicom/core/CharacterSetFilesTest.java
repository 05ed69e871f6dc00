package pacs.dicom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that other programs made, with the names their makers say are in them. */
class CharacterSetFilesTest {

    private static final Path FILES = Path.of(System.getProperty("shared.dir"), "data", "charset");

    @ParameterizedTest
    @CsvSource({
        "pydicom__chrArab, قباني^لنزار",
        "pydicom__chrFren, Buc^Jérôme",
        "pydicom__chrFrenMulti, Buc^Jérôme",
        "pydicom__chrGerm, Äneas^Rüdiger",
        "pydicom__chrGreek, Διονυσιος",
        "pydicom__chrH31, Yamada^Tarou=山田^太郎=やまだ^たろう",
        "pydicom__chrH32, ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう",
        "pydicom__chrHbrw, שרון^דבורה",
        "pydicom__chrI2, Hong^Gildong=洪^吉洞=홍^길동",
        "pydicom__chrJapMulti, やまだ^たろう",
        "pydicom__chrJapMultiExplicitIR6, やまだ^たろう",
        "pydicom__chrKoreanMulti, 김희중",
        "pydicom__chrRuss, Люкceмбypг",
        "pydicom__chrX1, Wang^XiaoDong=王^小東",
        "pydicom__chrX2, Wang^XiaoDong=王^小东",
        "fo__chrGB2312, Zhang^XiaoDong=张^小东",
        "gen_gbk, Wang^XiaoDong=王^小东"
    })
    void a_patients_name_is_read(String file, String name) throws IOException {
        byte[] object = Files.readAllBytes(FILES.resolve(file + ".dcm"));
        List<String> terms = CharacterSet.UTF_8.decodeValues(value(object, 0x0008, 0x0005, Vr.CS), Vr.CS);

        byte[] raw = value(object, 0x0010, 0x0010, Vr.PN);

        assertThat(CharacterSet.of(terms).decodeValues(raw, Vr.PN))
                .singleElement()
                .extracting(PersonName::parse)
                .hasToString(name);
        assertThat(CharacterSet.of(terms).assumption(raw)).isEmpty();
    }

    /** The first element with this header; all these files are in explicit little endian. */
    private static byte[] value(byte[] object, int group, int element, Vr vr) {
        String text = new String(object, StandardCharsets.ISO_8859_1);
        String header = new String(
                new char[] {(char) (group & 0xFF), (char) (group >> 8), (char) (element & 0xFF), (char) (element >> 8)
                });
        int at = text.indexOf(header + vr) + 6;
        int length = text.charAt(at) | text.charAt(at + 1) << 8;
        return Arrays.copyOfRange(object, at + 2, at + 2 + length);
    }
}
