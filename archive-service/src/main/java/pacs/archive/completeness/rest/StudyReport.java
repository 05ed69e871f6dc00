package pacs.archive.completeness.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import pacs.archive.completeness.GatewayStudy;
import pacs.dicom.core.StudyUid;
import pacs.platform.Refusal;

/** Reads what a gateway reports: a JSON array of at most 1 MiB. */
final class StudyReport {

    private static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST_PROBLEM = 1000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StudyReport() {}

    /** @throws Refusal when it is none @throws IOException when the line breaks */
    static List<GatewayStudy> read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Refusal(Refusal.Reason.TOO_LARGE, "A report has at most 1 MiB; send it in parts.");
        }
        try {
            List<GatewayStudy> studies = new ArrayList<>();
            for (JsonNode node : JSON.readTree(bytes)) {
                studies.add(study(node));
            }
            return studies;
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new Refusal(Refusal.Reason.INVALID_REQUEST, "The report cannot be read: " + e.getMessage());
        }
    }

    private static GatewayStudy study(JsonNode node) {
        String problem = node.path("problem").asText();
        return new GatewayStudy(
                new StudyUid(node.path("study").asText()),
                GatewayStudy.State.valueOf(node.path("state").asText().toUpperCase(Locale.ROOT)),
                node.path("instances").asInt(),
                node.path("sent").asInt(),
                Instant.parse(node.path("since").asText()),
                problem.substring(0, Math.min(problem.length(), LONGEST_PROBLEM)));
    }
}
