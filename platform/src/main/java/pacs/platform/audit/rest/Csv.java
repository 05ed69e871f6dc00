package pacs.platform.audit.rest;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Lines of comma-separated values (RFC 4180) that a spreadsheet opens without running anything: each value stands in quotes,
 * and one that would begin a formula has an apostrophe before it.
 */
final class Csv {

    /** What begins a formula in one program or another, full-width signs included. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private Csv() {}

    static void write(Writer out, List<String> values) throws IOException {
        String separator = "";
        for (String value : values) {
            out.write(separator);
            out.write(quoted(value));
            separator = ",";
        }
        out.write("\r\n");
    }

    static String quoted(String value) {
        boolean formula = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + value.replace("\"", "\"\"") + "\"";
    }
}
