package pacs.platform.documents;

import java.io.StringReader;
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

/** YAML as nodes that know their lines. What a small file can unfold to is bounded. */
public final class YamlTree {

    private static final int DEEPEST = 8;

    private YamlTree() {}

    /**
     * The root of a file in UTF-8.
     *
     * @throws UnreadableFile when it is no YAML, empty, too deep or has aliases
     */
    public static Node root(byte[] bytes) throws UnreadableFile {
        String text = Decoded.utf8(bytes)
                .orElseThrow(() -> new UnreadableFile(1, "the file is not UTF-8; save it as UTF-8."))
                .text();
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(bytes.length + 1);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        Yaml yaml = new Yaml(options);
        try {
            requirePlain(yaml, text);
            return Optional.ofNullable(yaml.compose(new StringReader(text)))
                    .orElseThrow(() -> new UnreadableFile(1, "the file is empty."));
        } catch (MarkedYAMLException e) {
            throw new UnreadableFile(e.getProblemMark().getLine() + 1, "this is not YAML: " + e.getProblem() + ".");
        } catch (YAMLException e) {
            throw new UnreadableFile(1, "this is not YAML: " + e.getMessage());
        }
    }

    /** Aliases let a few lines unfold to billions; depth costs stack. Neither is of use here. */
    private static void requirePlain(Yaml yaml, String text) throws UnreadableFile {
        int depth = 0;
        for (Event event : yaml.parse(new StringReader(text))) {
            int line = event.getStartMark().getLine() + 1;
            switch (event) {
                case AliasEvent alias ->
                    throw new UnreadableFile(
                            line, "an alias (*" + alias.getAnchor() + ") is not read here; write it out.");
                case CollectionStartEvent _ -> depth++;
                case CollectionEndEvent _ -> depth--;
                default -> {}
            }
            if (depth > DEEPEST) {
                throw new UnreadableFile(line, "lists and mappings lie deeper than " + DEEPEST + " levels.");
            }
        }
    }
}
