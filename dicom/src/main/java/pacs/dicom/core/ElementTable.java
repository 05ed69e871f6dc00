package pacs.dicom.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code elements.tsv}, read when first asked. */
final class ElementTable {

    static final ElementTable INSTANCE = new ElementTable(ResourceTable.rows("elements.tsv"));

    /** Elements of repeating groups: those whose tag equals the entry's under the mask. */
    private record Repeating(int mask, Dictionary.Entry entry) {}

    private final Map<Integer, Dictionary.Entry> byTag = new HashMap<>();
    private final List<Repeating> repeating = new ArrayList<>();
    private final Set<Integer> signedWithPixels = new HashSet<>();
    private final Map<String, Integer> byKeyword = new HashMap<>();

    private ElementTable(List<String[]> rows) {
        for (String[] row : rows) {
            Dictionary.Entry entry = new Dictionary.Entry(
                    Tag.parse(row[0].replace('x', '0')), choose(row[1]), row[3], row[4], row[2], row.length > 5);
            if (row[0].contains("x")) {
                repeating.add(new Repeating(mask(row[0]), entry));
            } else {
                byTag.put(entry.tag(), entry);
            }
            if (row[1].equals("US/SS")) {
                signedWithPixels.add(entry.tag());
            }
            byKeyword.put(entry.keyword(), entry.tag());
        }
        byKeyword.remove("");
    }

    Optional<Dictionary.Entry> find(int tag) {
        Dictionary.Entry entry = byTag.get(tag);
        return entry != null || Tag.isPrivate(tag) ? Optional.ofNullable(entry) : findRepeating(tag);
    }

    Optional<Integer> tagOf(String keyword) {
        return Optional.ofNullable(byKeyword.get(keyword));
    }

    boolean isSignedWithPixels(int tag) {
        return signedWithPixels.contains(tag);
    }

    private Optional<Dictionary.Entry> findRepeating(int tag) {
        return repeating.stream()
                .filter(row -> (tag & row.mask) == row.entry.tag())
                .map(Repeating::entry)
                .map(e -> new Dictionary.Entry(tag, e.vr(), e.keyword(), e.name(), e.vm(), e.retired()))
                .findFirst();
    }

    private static int mask(String pattern) {
        return Tag.parse(pattern.replaceAll("[^x]", "F").replace('x', '0'));
    }

    private static Vr choose(String choices) {
        return Vr.of(choices.contains("OW") ? "OW" : choices.substring(0, 2)).orElseThrow();
    }
}
