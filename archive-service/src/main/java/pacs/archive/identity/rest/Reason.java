package pacs.archive.identity.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import pacs.platform.Refusal;
import pacs.platform.http.Bodies;

/** Why a steward decides so. */
final class Reason {

    private static final int LONGEST = 8 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Reason() {}

    /** The one member of {@code {"reason": "..."}}. */
    static String read(InputStream body) throws IOException {
        byte[] bytes = Bodies.read(body, LONGEST);
        try {
            JsonNode reason = JSON.readTree(bytes).path("reason");
            if (reason.isTextual()) {
                return reason.textValue().replace("\0", "").strip();
            }
        } catch (JacksonException e) {
            throw new Refusal(Refusal.Reason.INVALID_REQUEST, "The body is no JSON; nothing was changed.", e);
        }
        throw new Refusal(Refusal.Reason.INVALID_REQUEST, "Say why, as {\"reason\": \"...\"}. Nothing was changed.");
    }
}
