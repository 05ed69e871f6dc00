package pacs.archive.search;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * From a first to a last value, both included; one end may be open (PS3.4 C.2.2.2.5). A single value is a range of its
 * own.
 *
 * @param written whether the request wrote a range and not a single value
 */
record Range(Optional<String> first, Optional<String> last, boolean written) {

    /** @throws IllegalArgumentException when it is neither a value nor a range of the form */
    static Range parse(String text, UnaryOperator<String> form) {
        int hyphen = text.indexOf('-');
        if (hyphen < 0) {
            Optional<String> single = Optional.of(form.apply(text.strip()));
            return new Range(single, single, false);
        }
        Optional<String> first = end(text.substring(0, hyphen), form);
        Optional<String> last = end(text.substring(hyphen + 1), form);
        if (first.isEmpty() && last.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is a range without a beginning and an end");
        }
        return new Range(first, last, true);
    }

    private static Optional<String> end(String text, UnaryOperator<String> form) {
        return Optional.of(text.strip()).filter(value -> !value.isEmpty()).map(form);
    }
}
