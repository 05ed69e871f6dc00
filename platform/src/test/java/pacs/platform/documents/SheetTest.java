package pacs.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What spreadsheets save, as they save it. */
class SheetTest {

    @ParameterizedTest
    @CsvSource({"UTF-8, UTF-8", "GBK, GB18030", "GB18030, GB18030"})
    void chinese_is_read_as_excel_saves_it(String charset, String told) throws Exception {
        byte[] file = "code,name\r\nWSYY,汶上县人民医院\r\n".getBytes(Charset.forName(charset));

        Sheet sheet = Sheet.read(file, 10);

        assertThat(sheet.encoding()).isEqualTo(told);
        assertThat(sheet.rows()).containsExactly(new Sheet.Row(2, List.of("WSYY", "汶上县人民医院")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"code,name", "\uFEFFcode,name", "\uFEFF\"code\";\"name\"", "code\tname"})
    void marks_and_separators_of_spreadsheets_are_known(String header) throws Exception {
        Sheet sheet = Sheet.read(utf8(header + "\n"), 10);

        assertThat(sheet.header()).containsExactly("code", "name");
    }

    @Test
    void a_row_knows_its_line_after_cells_of_several_lines() throws Exception {
        Sheet sheet = Sheet.read(utf8("code,note\na,\"one\ntwo\"\n\n,\nb,\n"), 10);

        assertThat(sheet.rows())
                .containsExactly(new Sheet.Row(2, List.of("a", "one\ntwo")), new Sheet.Row(6, List.of("b", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "'=1+1", "''", "'", "'quoted'", "+86 537", "plain", "＝1"})
    void what_is_written_comes_back_as_it_was(String value) throws Exception {
        StringWriter out = new StringWriter();
        Csv.write(out, List.of("note"));
        Csv.write(out, List.of(Csv.guarded(value)));

        Sheet sheet = Sheet.read(utf8(out.toString()), 10);

        assertThat(sheet.rows().getFirst().cells()).containsExactly(value);
    }

    @Test
    void what_is_no_text_is_refused() {
        assertThatThrownBy(() -> Sheet.read(new byte[] {(byte) 0xff, (byte) 0xff, 0}, 10))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("neither UTF-8 nor GBK");
        assertThatThrownBy(() -> Sheet.read(new byte[0], 10)).isInstanceOf(UnreadableFile.class);
        assertThatThrownBy(() -> Sheet.read(utf8("a\n1\n2\n3\n"), 2))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("more than 2 rows");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
