package pacs.platform.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import pacs.platform.directory.Fault.Code;
import pacs.platform.documents.UnreadableFile;
import pacs.platform.documents.YamlTree;

/** Reads drafts from YAML: below the word of each kind a list of entries, people with a list of memberships. */
final class YamlDrafts {

    private static final String MEMBERSHIPS = "memberships";

    private final List<Written.Row> rows = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private YamlDrafts() {}

    static Written read(byte[] bytes) throws UnreadableFile {
        YamlDrafts reader = new YamlDrafts();
        reader.file(YamlTree.root(bytes));
        return new Written(reader.rows, reader.faults, "UTF-8");
    }

    private void file(Node root) {
        for (Map.Entry<String, Node> member : members(root, "").entrySet()) {
            Optional<Kind> kind = Kind.of(member.getKey());
            if (kind.isEmpty()) {
                add(member.getValue(), member.getKey(), Code.UNKNOWN_FIELD, "is no kind of entries.");
            } else {
                int number = 0;
                for (Node entry : items(member.getValue(), member.getKey())) {
                    entry(kind.get(), entry, member.getKey() + "[" + ++number + "]");
                }
            }
        }
    }

    private void entry(Kind kind, Node node, String key) {
        Map<String, Node> members = members(node, key);
        String below = key + "." + MEMBERSHIPS;
        List<Node> memberships = kind == Kind.PERSON
                ? Optional.ofNullable(members.remove(MEMBERSHIPS))
                        .map(list -> items(list, below))
                        .orElse(List.of())
                : List.of();
        List<Field> known = Exchange.columns(kind).stream()
                .filter(field -> kind != Kind.PERSON || !isMembership(field))
                .toList();
        Map<String, Given> said = given(members, known, key);
        if (memberships.isEmpty()) {
            rows.add(new Written.Row(kind, new Draft(said, line(node), key)));
            return;
        }
        int number = 0;
        for (Node membership : memberships) {
            String place = below + "[" + ++number + "]";
            Map<String, Given> whole = new HashMap<>(said);
            whole.putAll(given(members(membership, place), Kind.MEMBERSHIP, place));
            rows.add(new Written.Row(kind, new Draft(whole, line(membership), key)));
        }
    }

    private static boolean isMembership(Field field) {
        return Kind.MEMBERSHIP.contains(field);
    }

    private Map<String, Given> given(Map<String, Node> members, List<Field> known, String key) {
        Map<String, Given> given = new HashMap<>();
        members.forEach((name, node) -> {
            String full = key + "." + name;
            if (known.stream().noneMatch(field -> field.name().equals(name))) {
                add(node, full, Code.UNKNOWN_FIELD, "is not a field known here.");
            } else if (node instanceof ScalarNode scalar) {
                given.put(name, new Given(List.of(text(scalar)), false, line(node), full));
            } else if (node instanceof SequenceNode list
                    && list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
                List<String> texts = list.getValue().stream()
                        .map(item -> text((ScalarNode) item))
                        .toList();
                given.put(name, new Given(texts, true, line(node), full));
            } else {
                add(node, full, Code.NOT_A_TEXT, "must be a text or a list of texts.");
            }
        });
        return given;
    }

    private List<Node> items(Node node, String key) {
        if (node instanceof SequenceNode list) {
            return list.getValue();
        }
        if (!isNothing(node)) {
            add(node, key, Code.NOT_A_LIST, "must be a list.");
        }
        return List.of();
    }

    /** Empty, with a fault, when it is no mapping. */
    private Map<String, Node> members(Node node, String key) {
        Map<String, Node> members = new HashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            add(node, key, Code.UNREADABLE, "must be names with values, such as 'code: CT-1'.");
            return members;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? text(scalar) : "?";
            if (members.put(name, tuple.getValueNode()) != null) {
                add(tuple.getKeyNode(), key.isEmpty() ? name : key + "." + name, Code.TWICE, "is said twice.");
            }
        }
        return members;
    }

    private void add(Node node, String key, Code code, String sentence) {
        faults.add(new Fault(line(node), key.substring(0, Math.min(key.length(), 128)), code, sentence));
    }

    private static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static String text(ScalarNode node) {
        return isNothing(node) ? "" : node.getValue().strip();
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
