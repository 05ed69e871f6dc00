package pacs.platform.access.rest;

import com.fasterxml.jackson.databind.JsonNode;
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
    /** LO (PS3.5 6.2), and longer ones that are stored all the same. */
    private static final int LONGEST_ID = 256;

    private OpeningRequest() {}

    /**
     * @param institutions from codes
     * @throws Refusal when it is none
     * @throws IOException when the line breaks
     */
    static Opening read(InputStream body, Function<String, InstitutionId> institutions) throws IOException {
        JsonNode node = Bodies.object(body, MOST_BYTES);
        try {
            return new Opening(
                    institutions.apply(node.path("institution").asText()),
                    Purpose.of(node.path("purpose").asText())
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "the purpose is diagnosis, consultation, referral or recognition")),
                    extent(node),
                    Instant.parse(node.path("until").asText()),
                    line(node, "reason", Opening.LONGEST_REASON));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw refusal(String.valueOf(e.getMessage()));
        }
    }

    private static Extent extent(JsonNode node) {
        JsonNode patient = node.path("patient");
        if (patient.isObject()) {
            return new Extent.Patient(line(patient, "id", LONGEST_ID), line(patient, "issuer", LONGEST_ID));
        }
        List<StudyUid> studies = new ArrayList<>();
        node.path("studies").forEach(uid -> studies.add(new StudyUid(uid.asText())));
        return new Extent.Studies(studies);
    }

    /** Text that a database takes and a person reads. */
    private static String line(JsonNode node, String member, int longest) {
        String text = node.path(member).asText();
        if (text.length() > longest || text.chars().anyMatch(each -> Character.isISOControl(each) && each != '\n')) {
            throw new IllegalArgumentException(
                    "the " + member + " has at most " + longest + " characters, and none that controls");
        }
        return text;
    }

    private static Refusal refusal(String why) {
        return new Refusal(
                Refusal.Reason.INVALID_REQUEST, "The request cannot be read: " + why + ". Nothing was opened.");
    }
}
