package pacs.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1",
                "＋1",
                "－1",
                "＠x",
                "=cmd|' /C calc'!A1"
            })
    void what_would_begin_a_formula_is_text(String value) {
        assertThat(Csv.quoted(value)).startsWith("\"'");
    }

    @Test
    void quotes_separators_and_lines_stay_within_their_value() throws Exception {
        StringWriter out = new StringWriter();

        Csv.write(out, List.of("a\"b", "c,d", "e\r\nf", "", "张=伟"));

        assertThat(out.toString()).isEqualTo("\"a\"\"b\",\"c,d\",\"e\r\nf\",\"\",\"张=伟\"\r\n");
    }
}
