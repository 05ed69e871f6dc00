package pacs.platform.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import pacs.platform.documents.Csv;

/** Entries as a file that can come in again. */
final class Exported {

    private static final String MEMBERSHIPS = "memberships";

    /** The entries of one kind. */
    record Part(Kind kind, List<Entry> entries) {}

    private Exported() {}

    /** A mark at the beginning tells a spreadsheet that it is UTF-8. A person has a row for each membership. */
    static String csv(Part part) {
        StringWriter out = new StringWriter();
        try {
            out.write('\ufeff');
            List<Field> columns = Exchange.columns(part.kind());
            Csv.write(out, columns.stream().map(Field::name).toList());
            for (Entry entry : part.entries()) {
                for (JsonNode membership : memberships(entry)) {
                    Csv.write(
                            out,
                            columns.stream()
                                    .map(field -> Csv.guarded(cell(entry, membership, field)))
                                    .toList());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** At least one; an empty one where there is none. */
    private static List<JsonNode> memberships(Entry entry) {
        List<JsonNode> found = new ArrayList<>();
        entry.json().path(MEMBERSHIPS).forEach(found::add);
        return found.isEmpty() ? List.of(entry.json().objectNode()) : found;
    }

    private static String cell(Entry entry, JsonNode membership, Field field) {
        if (field.name().equals(Written.STATE)) {
            return state(entry);
        }
        boolean ofMembership = entry.kind() == Kind.PERSON && Kind.MEMBERSHIP.contains(field);
        JsonNode value = (ofMembership ? membership : entry.json()).path(field.name());
        return String.join(SheetDrafts.BETWEEN, Texts.of(value));
    }

    private static String state(Entry entry) {
        return entry.ended() ? "ended" : "active";
    }

    static String yaml(List<Part> parts) {
        Map<String, Object> file = new LinkedHashMap<>();
        for (Part part : parts) {
            file.put(
                    part.kind().word(),
                    part.entries().stream().map(Exported::mapping).toList());
        }
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(120);
        options.setDereferenceAliases(true); // of lists that are the same one, such as the empty one
        return new Yaml(options).dump(file);
    }

    private static Map<String, Object> mapping(Entry entry) {
        Map<String, Object> mapping = mapping(entry.kind().fields(), entry.json());
        if (entry.kind() == Kind.PERSON) {
            List<Map<String, Object>> memberships = new ArrayList<>();
            entry.json().path(MEMBERSHIPS).forEach(one -> memberships.add(mapping(Kind.MEMBERSHIP, one)));
            mapping.put(MEMBERSHIPS, memberships);
        }
        mapping.put(Written.STATE, state(entry));
        return mapping;
    }

    private static Map<String, Object> mapping(List<Field> fields, JsonNode json) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        for (Field field : fields) {
            List<String> texts = Texts.of(json.path(field.name()));
            mapping.put(field.name(), field.form().many() ? texts : String.join("", texts));
        }
        return mapping;
    }
}
