package pacs.platform.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody wants an entry to be, as written: nothing of it is checked.
 *
 * @param given by name of the field
 * @param line where the entry begins, from 1; 0 for what stands in no file
 * @param key the way to it, such as {@code people[2]}; empty for what stands in no file
 */
record Draft(Map<String, Given> given, int line, String key) {

    Optional<Given> of(String field) {
        return Optional.ofNullable(given.get(field)).filter(value -> !value.isEmpty());
    }

    /** The text of a field that is not a list; empty when nothing is said. */
    String text(String field) {
        return of(field).map(value -> value.texts().getFirst()).orElse("");
    }

    List<String> texts(String field) {
        return of(field).map(Given::texts).orElse(List.of());
    }

    Fault fault(String field, Fault.Code code, String sentence) {
        Given at = given.get(field);
        String full = key.isEmpty() ? field : key + "." + field;
        return at == null ? new Fault(line, full, code, sentence) : new Fault(at.line(), at.key(), code, sentence);
    }
}
