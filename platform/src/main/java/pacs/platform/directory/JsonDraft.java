package pacs.platform.directory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pacs.platform.directory.Fault.Code;

/** Reads a draft from the JSON of a request: an object of texts and lists of texts. */
final class JsonDraft {

    private static final int DEEPEST = 4;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonDraft() {}

    /** @param known every key there may be */
    static Draft read(byte[] body, List<String> known) {
        JsonNode root = tree(body);
        if (!root.isObject()) {
            throw unreadable("The body must be a JSON object.");
        }
        List<Fault> faults = new ArrayList<>();
        Map<String, Given> given = new HashMap<>();
        root.properties().forEach(member -> {
            String name = member.getKey();
            if (!known.contains(name)) {
                faults.add(new Fault(
                        0,
                        name.substring(0, Math.min(name.length(), 64)),
                        Code.UNKNOWN_FIELD,
                        "is not a field known here."));
            } else if (isTexts(member.getValue())) {
                given.put(name, given(name, member.getValue()));
            } else {
                faults.add(new Fault(0, name, Code.NOT_A_TEXT, "must be a text or a list of texts."));
            }
        });
        if (!faults.isEmpty()) {
            throw new Unfit(faults);
        }
        return new Draft(given, 0, "");
    }

    private static JsonNode tree(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw unreadable("The body is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Unfit unreadable(String sentence) {
        return new Unfit(List.of(new Fault(0, "", Code.UNREADABLE, sentence)));
    }

    private static boolean isTexts(JsonNode node) {
        if (node.isArray()) {
            for (JsonNode item : node) {
                if (!item.isTextual()) {
                    return false;
                }
            }
            return true;
        }
        return node.isTextual() || node.isNull();
    }

    static Given given(String name, JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> texts.add(item.asText().strip()));
        } else {
            texts.add(node.isNull() ? "" : node.asText().strip());
        }
        return new Given(texts, node.isArray(), 0, name);
    }
}
