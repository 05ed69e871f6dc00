package pacs.platform.access.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import pacs.dicom.core.StudyUid;
import pacs.platform.Refusal;
import pacs.platform.access.Extent;
import pacs.platform.access.Opening;
import pacs.platform.access.Purpose;
import pacs.platform.http.Bodies;
import pacs.platform.tenancy.InstitutionId;

/** Reads what is asked to be opened: a JSON object of at most 128 KiB. */
final class OpeningRequest {

    private static final int MOST_BYTES = 128 << 10;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OpeningRequest() {}

    /**
     * @param institutions from codes
     * @throws Refusal when it is none
     * @throws IOException when the line breaks
     */
    static Opening read(InputStream body, Function<String, InstitutionId> institutions) throws IOException {
        JsonNode node = object(body);
        try {
            return new Opening(
                    institutions.apply(node.path("institution").asText()),
                    Purpose.of(node.path("purpose").asText())
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "the purpose is diagnosis, consultation, referral or recognition")),
                    extent(node),
                    Instant.parse(node.path("until").asText()),
                    node.path("reason").asText());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw refusal(String.valueOf(e.getMessage()));
        }
    }

    /** @throws Refusal when it is no JSON object or too long */
    static JsonNode object(InputStream body) throws IOException {
        byte[] bytes = Bodies.read(body, MOST_BYTES);
        try {
            JsonNode node = JSON.readTree(bytes);
            if (node == null || !node.isObject()) {
                throw refusal("it is no JSON object");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw refusal("it is no JSON");
        }
    }

    private static Extent extent(JsonNode node) {
        JsonNode patient = node.path("patient");
        if (patient.isObject()) {
            return new Extent.Patient(
                    patient.path("id").asText(), patient.path("issuer").asText());
        }
        List<StudyUid> studies = new ArrayList<>();
        node.path("studies").forEach(uid -> studies.add(new StudyUid(uid.asText())));
        return new Extent.Studies(studies);
    }

    private static Refusal refusal(String why) {
        return new Refusal(
                Refusal.Reason.INVALID_REQUEST, "The request cannot be read: " + why + ". Nothing was opened.");
    }
}
