package pacs.platform.directory;

import java.util.List;

/**
 * What an import did, or would do.
 *
 * @param applied whether it was done
 * @param encoding of the file, such as {@code UTF-8} or {@code GB18030}
 * @param rows that fit, in the order they were done
 * @param faults of the others; when there is one, nothing was done
 */
public record Imported(boolean applied, String encoding, List<Row> rows, List<Fault> faults) {

    /** What becomes of an entry. */
    public enum Outcome {
        NEW,
        CHANGED,
        UNCHANGED
    }

    /** @param entry what it is called, such as {@code WSYY CT-1} */
    public record Row(int line, Kind kind, String entry, Outcome outcome, List<Difference> differences) {}

    /** @param field with texts before and after; a list with semicolons between */
    public record Difference(String field, String before, String after) {}

    /** How many rows have this outcome. */
    public long count(Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }
}
