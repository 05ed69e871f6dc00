package pacs.platform.receipts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.blobs.Sha256;

/**
 * The archive's word on a manifest.
 *
 * @param manifest digest of the manifest it speaks of
 * @param hasSecondPlace whether the site keeps second copies; where it does not, STORED is all there will be
 * @param instances in the manifest
 * @param unchecked how many of them are here but were not read again yet; a later receipt will say more
 * @param missing those that are not here
 * @param differing those that are here with another data set
 * @param damaged those that are here, but whose bytes are gone or no longer what was stored
 */
public record Receipt(
        StudyUid study,
        Sha256 manifest,
        Instant at,
        Level level,
        boolean hasSecondPlace,
        int instances,
        int unchecked,
        List<SopInstanceUid> missing,
        List<SopInstanceUid> differing,
        List<SopInstanceUid> damaged) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Receipt {
        missing = List.copyOf(missing);
        differing = List.copyOf(differing);
        damaged = List.copyOf(damaged);
    }

    /** How many are here as they should be. */
    public int here() {
        return instances - missing.size() - differing.size() - damaged.size();
    }

    /** The JSON that is signed. */
    String write() {
        ObjectNode node = JSON.createObjectNode();
        node.put("study", study.value());
        node.put("manifest", manifest.toString());
        node.put("at", at.toString());
        node.put("level", level.toString());
        node.put("secondPlace", hasSecondPlace);
        node.put("instances", instances);
        node.put("here", here());
        node.put("unchecked", unchecked);
        put(node, "missing", missing);
        put(node, "differing", differing);
        put(node, "damaged", damaged);
        return node.toString();
    }

    /** @throws IOException when this is no receipt */
    static Receipt parse(String json) throws IOException {
        try {
            JsonNode node = JSON.readTree(json);
            return new Receipt(
                    new StudyUid(node.path("study").asText()),
                    Sha256.of(HexFormat.of().parseHex(node.path("manifest").asText())),
                    Instant.parse(node.path("at").asText()),
                    Level.of(node.path("level").asText()).orElse(Level.NONE),
                    node.path("secondPlace").asBoolean(true),
                    node.path("instances").asInt(-1),
                    node.path("unchecked").asInt(),
                    uids(node.path("missing")),
                    uids(node.path("differing")),
                    uids(node.path("damaged")));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new IOException("This is no receipt: " + e.getMessage(), e);
        }
    }

    private static void put(ObjectNode node, String name, List<SopInstanceUid> uids) {
        var array = node.putArray(name);
        uids.forEach(uid -> array.add(uid.value()));
    }

    private static List<SopInstanceUid> uids(JsonNode array) {
        List<SopInstanceUid> uids = new ArrayList<>();
        array.forEach(uid -> uids.add(new SopInstanceUid(uid.asText())));
        return uids;
    }
}
