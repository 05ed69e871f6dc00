package pacs.platform.documents;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Lines of comma-separated values (RFC 4180) that a spreadsheet opens without running anything: each value stands in quotes,
 * and one that would begin a formula has an apostrophe before it.
 */
public final class Csv {

    /** What begins a formula in one program or another, full-width signs included. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final char APOSTROPHE = '\'';

    private Csv() {}

    /** One line. */
    public static void write(Writer out, List<String> values) throws IOException {
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

    /** The value that {@link #guarded} made this of. */
    static String unguarded(String value) {
        boolean guarded = value.length() > 1
                && value.charAt(0) == APOSTROPHE
                && (value.charAt(1) == APOSTROPHE || FORMULA.indexOf(value.charAt(1)) >= 0);
        return guarded ? value.substring(1) : value;
    }

    /** For a line that is read again: says of an apostrophe at the beginning, too, that it belongs to the value. */
    public static String guarded(String value) {
        return !value.isEmpty() && value.charAt(0) == APOSTROPHE ? APOSTROPHE + value : value;
    }
}
