package pacs.platform.documents;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Comma-separated values (RFC 4180) as a spreadsheet saves them: with a byte order mark or without, in UTF-8 or GBK, with
 * commas, semicolons or tabs.
 *
 * @param header the first line
 * @param encoding how it was written down, such as {@code UTF-8}
 */
public record Sheet(List<String> header, List<Row> rows, String encoding) {

    private static final char[] SEPARATORS = {',', ';', '\t'};

    /**
     * One line.
     *
     * @param line where it begins, from 1
     * @param cells without surrounding space, and without the apostrophe that keeps a formula from running
     */
    public record Row(int line, List<String> cells) {}

    /** @throws UnreadableFile when it is no CSV, or has more than so many rows */
    public static Sheet read(byte[] bytes, int most) throws UnreadableFile {
        Decoded decoded = Decoded.of(bytes);
        List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(decoded.text()))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(decoded.text())) {
            for (CsvRecord read : reader) {
                if (rows.size() > most) {
                    throw new UnreadableFile(line(read), "has more than " + most + " rows; send it in several files.");
                }
                rows.add(new Row(
                        line(read), read.getFields().stream().map(Sheet::cell).toList()));
            }
        } catch (CsvParseException e) {
            throw new UnreadableFile(
                    rows.isEmpty() ? 1 : rows.getLast().line() + 1, "this is not CSV: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (rows.isEmpty()) {
            throw new UnreadableFile(1, "the file is empty.");
        }
        return new Sheet(
                rows.getFirst().cells(),
                rows.stream()
                        .skip(1)
                        .filter(row -> !row.cells().stream().allMatch(String::isEmpty))
                        .toList(),
                decoded.encoding());
    }

    private static int line(CsvRecord read) {
        return (int) read.getStartingLineNumber();
    }

    private static String cell(String text) {
        return Csv.unguarded(text).strip();
    }

    /** The one the first line has most of. */
    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        char best = SEPARATORS[0];
        for (char candidate : SEPARATORS) {
            if (count(first, candidate) > count(first, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(character -> character == wanted).count();
    }
}
