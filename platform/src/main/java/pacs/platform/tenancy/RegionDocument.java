package pacs.platform.tenancy;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.Node;

/** The YAML of a region file as nodes that know their lines. What a small file can unfold to is bounded. */
final class RegionDocument {

    private static final int LONGEST = 1 << 20;
    private static final int DEEPEST = 8;
    private static final Place START = new Place(1, "");

    private RegionDocument() {}

    /** Empty when a fault was found. */
    static Optional<Node> root(Path file, Faults faults) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LONGEST + 1);
        }
        if (bytes.length > LONGEST) {
            faults.add(START, "the file is larger than 1 MiB, which no region needs.");
            return Optional.empty();
        }
        try {
            return nodes(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString(),
                    faults);
        } catch (CharacterCodingException e) {
            faults.add(START, "the file is not UTF-8; save it as UTF-8.");
            return Optional.empty();
        }
    }

    private static Optional<Node> nodes(String text, Faults faults) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        Yaml yaml = new Yaml(options);
        try {
            if (!isPlain(yaml, text, faults)) {
                return Optional.empty();
            }
            Optional<Node> root = Optional.ofNullable(yaml.compose(new StringReader(text)));
            if (root.isEmpty()) {
                faults.add(START, "the file is empty.");
            }
            return root;
        } catch (MarkedYAMLException e) {
            faults.add(new Place(e.getProblemMark().getLine() + 1, ""), "this is not YAML: " + e.getProblem() + ".");
        } catch (YAMLException e) {
            faults.add(START, "this is not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** Aliases let a few lines unfold to billions; depth costs stack. Neither is of use here. */
    private static boolean isPlain(Yaml yaml, String text, Faults faults) {
        int depth = 0;
        for (Event event : yaml.parse(new StringReader(text))) {
            Place place = new Place(event.getStartMark().getLine() + 1, "");
            switch (event) {
                case AliasEvent alias -> {
                    faults.add(place, "an alias (*" + alias.getAnchor() + ") is not read here; write it out.");
                    return false;
                }
                case CollectionStartEvent _ -> depth++;
                case CollectionEndEvent _ -> depth--;
                default -> {}
            }
            if (depth > DEEPEST) {
                faults.add(place, "lists and mappings lie deeper than " + DEEPEST + " levels.");
                return false;
            }
        }
        return true;
    }
}
