package pacs.platform.tenancy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The members of one mapping in a region file. What is missing or of another type is a fault, and reads as nothing. */
final class Fields {

    /** A text and where it stands; empty when there was none. */
    record Text(String value, Place place) {

        boolean isEmpty() {
            return value.isEmpty();
        }
    }

    private record Member(Node node, Place place) {}

    private final Place place;
    private final Faults faults;
    private final boolean mapping;
    private final Map<String, Member> members = new LinkedHashMap<>();

    /** @param known every key the mapping may have */
    Fields(Node node, Place place, Faults faults, List<String> known) {
        this.place = place;
        this.faults = faults;
        this.mapping = node instanceof MappingNode;
        if (node instanceof MappingNode fields) {
            fields.getValue().forEach(tuple -> add(tuple, known));
        } else {
            faults.add(place, "must be a mapping with the keys " + String.join(", ", known) + ".");
        }
    }

    private void add(NodeTuple tuple, List<String> known) {
        Node keyNode = tuple.getKeyNode();
        String key = keyNode instanceof ScalarNode scalar ? scalar.getValue() : "(no text)";
        Place where = place.member(line(keyNode), key);
        if (!known.contains(key)) {
            faults.add(where, "is not a key known here; known are " + String.join(", ", known) + ".");
        } else if (members.containsKey(key)) {
            faults.add(
                    where,
                    "stands here a second time; the first is on line "
                            + members.get(key).place().line() + ".");
        } else {
            members.put(key, new Member(tuple.getValueNode(), where));
        }
    }

    /** A text that must be there. */
    Text text(String key) {
        Member member = members.get(key);
        if (member == null) {
            return new Text("", missing(key));
        }
        return text(member.node(), member.place());
    }

    private Place missing(String key) {
        Place where = place.member(place.line(), key);
        if (mapping) {
            faults.add(where, "is missing.");
        }
        return where;
    }

    Optional<Text> optionalText(String key) {
        return members.containsKey(key) ? Optional.of(text(key)) : Optional.empty();
    }

    /** The mapping of this key; empty when there is none, or something else. */
    Optional<Fields> optionalMapping(String key, List<String> known) {
        Member member = members.get(key);
        return member != null && member.node() instanceof MappingNode
                ? Optional.of(new Fields(member.node(), member.place(), faults, known))
                : Optional.empty();
    }

    /** A list of texts that must be there and have at least one. */
    List<Text> texts(String key) {
        requireItems(key);
        return items(key).stream().map(item -> text(item.node(), item.place())).toList();
    }

    /** Says that a list is missing or empty. */
    void requireItems(String key) {
        Member member = members.get(key);
        if (member == null) {
            missing(key);
        } else if (member.node() instanceof SequenceNode list && list.getValue().isEmpty()) {
            faults.add(member.place(), "must not be empty.");
        }
    }

    /** A list of mappings; no list is an empty one. To be asked for once: each asking says the faults again. */
    List<Fields> mappings(String key, List<String> known) {
        return items(key).stream()
                .map(item -> new Fields(item.node(), item.place(), faults, known))
                .toList();
    }

    private List<Member> items(String key) {
        Member member = members.get(key);
        if (member == null) {
            return List.of();
        }
        if (!(member.node() instanceof SequenceNode sequence)) {
            faults.add(member.place(), "must be a list.");
            return List.of();
        }
        List<Member> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new Member(item, member.place().item(line(item), items.size() + 1)));
        }
        return items;
    }

    private Text text(Node node, Place where) {
        if (!(node instanceof ScalarNode scalar)) {
            faults.add(where, "must be a text, not a list or mapping.");
            return new Text("", where);
        }
        String value = scalar.getTag().equals(Tag.NULL) ? "" : scalar.getValue().strip();
        if (value.isEmpty()) {
            faults.add(where, "is empty.");
        }
        return new Text(value, where);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
