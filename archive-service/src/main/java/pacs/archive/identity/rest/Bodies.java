package pacs.archive.identity.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pacs.platform.Refusal;

/** What comes with a steward's word, within bounds. */
final class Bodies {

    private static final int LONGEST = 8 * 1024;
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,9})\"");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Bodies() {}

    /** The version a change starts from. */
    static int version(String ifMatch) {
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw refusal("A change needs the header If-Match with the ETag that was read, such as \"3\".");
        }
        return Integer.parseInt(tag.group(1));
    }

    static String tag(int version) {
        return "\"" + version + "\"";
    }

    /** The one member of {@code {"reason": "..."}}. */
    static String reason(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new Refusal(Refusal.Reason.TOO_LARGE, "The body has more than 8 KiB; nothing was changed.");
        }
        try {
            JsonNode reason = JSON.readTree(bytes).path("reason");
            if (reason.isTextual()) {
                return reason.textValue().replace("\0", "").strip();
            }
        } catch (JacksonException e) {
            throw new Refusal(Refusal.Reason.INVALID_REQUEST, "The body is no JSON; nothing was changed.", e);
        }
        throw refusal("Say why, as {\"reason\": \"...\"}.");
    }

    private static Refusal refusal(String sentence) {
        return new Refusal(Refusal.Reason.INVALID_REQUEST, sentence + " Nothing was changed.");
    }
}
