package pacs.platform.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The values of an entry as texts, for files and for people to compare. */
final class Texts {

    private Texts() {}

    /** Of a list its items; of what is empty or not there, none. */
    static List<String> of(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
        return value.isMissingNode() || value.isNull() || value.asText().isEmpty()
                ? List.of()
                : List.of(value.asText());
    }

    static List<String> of(Given given) {
        return given.texts().stream().filter(text -> !text.isEmpty()).toList();
    }

    /** What differs between two states of an entry, but for what counts its changes. */
    static List<Imported.Difference> differences(ObjectNode before, ObjectNode after) {
        Set<String> names = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.removeAll(Set.of("id", "version", "elsewhere", "personName"));
        List<Imported.Difference> found = new ArrayList<>();
        for (String name : names) {
            String was = shown(before.path(name));
            String is = shown(after.path(name));
            if (!was.equals(is)) {
                found.add(new Imported.Difference(name, was, is));
            }
        }
        return found;
    }

    private static String shown(JsonNode value) {
        if (value.isArray() && value.path(0).isObject()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(Texts::membership)
                    .collect(Collectors.joining(SheetDrafts.BETWEEN));
        }
        return String.join(SheetDrafts.BETWEEN, of(value));
    }

    private static String membership(JsonNode membership) {
        String department = membership.path("department").asText();
        return membership.path("institution").asText() + (department.isEmpty() ? "" : "/" + department) + ": "
                + String.join(", ", of(membership.path("roles")));
    }
}
