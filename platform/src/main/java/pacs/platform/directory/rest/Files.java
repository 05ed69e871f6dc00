package pacs.platform.directory.rest;

import pacs.platform.Refusal;
import pacs.platform.directory.Exchange.Format;
import pacs.platform.directory.Kind;

/** What a request says of a file. */
final class Files {

    private Files() {}

    static Format format(String word) {
        return switch (word) {
            case "yaml" -> Format.YAML;
            case "csv" -> Format.CSV;
            default -> throw new Refusal(Refusal.Reason.INVALID_REQUEST, "The format is yaml or csv.");
        };
    }

    static Kind kind(String word) {
        return Kind.of(word)
                .orElseThrow(() -> new Refusal(
                        Refusal.Reason.INVALID_REQUEST,
                        "CSV has entries of one kind: say which, such as kind=departments."));
    }
}
