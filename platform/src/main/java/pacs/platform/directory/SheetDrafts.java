package pacs.platform.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import pacs.platform.directory.Fault.Code;
import pacs.platform.documents.Sheet;
import pacs.platform.documents.UnreadableFile;

/** Reads drafts of one kind from CSV: a column for each field, a row for each entry, in people for each membership. */
final class SheetDrafts {

    /** Between the items of a list in one cell. */
    static final String BETWEEN = "; ";

    private static final Pattern ITEMS = Pattern.compile("\\s*[;；\\n]\\s*");

    private SheetDrafts() {}

    static Written read(Kind kind, byte[] bytes) throws UnreadableFile {
        Sheet sheet = Sheet.read(bytes, Exchange.MOST_ROWS);
        List<Fault> faults = new ArrayList<>();
        List<Optional<Field>> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : sheet.header()) {
            Optional<Field> field = Exchange.columns(kind).stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst();
            if (field.isEmpty()) {
                faults.add(new Fault(1, shortened(name), Code.UNKNOWN_FIELD, "is not a column known here."));
            } else if (!seen.add(name)) {
                faults.add(new Fault(1, name, Code.TWICE, "is the name of two columns."));
            }
            columns.add(field);
        }
        List<Written.Row> rows = new ArrayList<>();
        for (Sheet.Row row : sheet.rows()) {
            if (row.cells().size() > columns.size()) {
                faults.add(new Fault(row.line(), "", Code.TOO_MANY, "has more cells than the first line has columns."));
            } else {
                rows.add(new Written.Row(kind, draft(row, columns)));
            }
        }
        return new Written(rows, faults, sheet.encoding());
    }

    /** A row that ends early says nothing of the columns it does not reach. */
    private static Draft draft(Sheet.Row row, List<Optional<Field>> columns) {
        Map<String, Given> given = new HashMap<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String cell = row.cells().get(i);
            columns.get(i).ifPresent(field -> given.put(field.name(), given(field, cell, row.line())));
        }
        return new Draft(given, row.line(), "");
    }

    private static Given given(Field field, String cell, int line) {
        boolean many = field.form().many();
        List<String> texts = many
                ? Arrays.stream(ITEMS.split(cell))
                        .filter(item -> !item.isEmpty())
                        .toList()
                : List.of(cell);
        return new Given(texts, many, line, field.name());
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), 64));
    }
}
