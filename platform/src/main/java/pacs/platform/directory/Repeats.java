package pacs.platform.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pacs.platform.directory.Fault.Code;

/** Rows of a file that speak of the same entry: only of people, once for each membership, saying the same of the person. */
final class Repeats {

    private Repeats() {}

    static List<Fault> in(List<Written.Row> rows) {
        Map<String, Draft> first = new HashMap<>();
        Map<String, Draft> memberships = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (Written.Row row : rows) {
            String name = row.kind() + " " + Meant.name(row.kind(), row.draft());
            Optional<Draft> earlier = Optional.ofNullable(first.putIfAbsent(name, row.draft()));
            String membership = name + " at " + row.draft().text("institution");
            if (row.kind() != Kind.PERSON) {
                earlier.ifPresent(draft -> faults.add(twice(row, draft)));
            } else if (memberships.put(membership, row.draft()) != null) {
                faults.add(twice(row, earlier.orElse(row.draft())));
            } else {
                earlier.ifPresent(draft -> faults.addAll(differing(row, draft)));
            }
        }
        return faults;
    }

    private static Fault twice(Written.Row row, Draft earlier) {
        return row.draft()
                .fault(
                        row.kind().identity().getLast().name(),
                        Code.TWICE,
                        "is in the file already, in line " + earlier.line() + ".");
    }

    private static List<Fault> differing(Written.Row row, Draft earlier) {
        return row.kind().fields().stream()
                .filter(field -> !earlier.texts(field.name()).equals(row.draft().texts(field.name())))
                .map(field -> row.draft()
                        .fault(
                                field.name(),
                                Code.TWICE,
                                "says something else of the same person than line " + earlier.line() + "."))
                .toList();
    }
}
