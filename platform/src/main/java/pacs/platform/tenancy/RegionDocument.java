package pacs.platform.tenancy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import pacs.platform.documents.UnreadableFile;
import pacs.platform.documents.YamlTree;

/** The YAML of a region file. */
final class RegionDocument {

    private static final int LONGEST = 1 << 20;

    private RegionDocument() {}

    /** Empty when a fault was found. */
    static Optional<Node> root(Path file, Faults faults) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LONGEST + 1);
        }
        if (bytes.length > LONGEST) {
            faults.add(new Place(1, ""), "the file is larger than 1 MiB, which no region needs.");
            return Optional.empty();
        }
        try {
            return Optional.of(YamlTree.root(bytes));
        } catch (UnreadableFile e) {
            faults.add(new Place(e.line(), ""), e.sentence());
            return Optional.empty();
        }
    }
}
