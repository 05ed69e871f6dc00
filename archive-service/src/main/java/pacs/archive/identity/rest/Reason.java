package pacs.archive.identity.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import pacs.platform.Refusal;
import pacs.platform.http.Bodies;

/** Why a steward decides so. */
final class Reason {

    private static final int LONGEST = 8 * 1024;

    private Reason() {}

    /** The one member of {@code {"reason": "..."}}. */
    static String read(InputStream body) throws IOException {
        JsonNode reason = Bodies.object(body, LONGEST).path("reason");
        if (!reason.isTextual()) {
            throw new Refusal(
                    Refusal.Reason.INVALID_REQUEST, "Say why, as {\"reason\": \"...\"}. Nothing was changed.");
        }
        return reason.textValue().replace("\0", "").strip();
    }
}
