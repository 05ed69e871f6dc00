package pacs.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pacs.platform.Refusal;

/** What comes with a request that changes something, within bounds. */
public final class Bodies {

    private static final String NO_OBJECT = "The body is no JSON object; nothing was changed.";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,9})\"");

    private Bodies() {}

    /**
     * @throws Refusal {@code TOO_LARGE} when there are more bytes
     * @throws IOException when the line breaks
     */
    public static byte[] read(InputStream body, int most) throws IOException {
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new Refusal(
                    Refusal.Reason.TOO_LARGE, "The body has more than " + most / 1024 + " KiB; nothing was changed.");
        }
        return bytes;
    }

    /**
     * A JSON object.
     *
     * @throws Refusal {@code INVALID_REQUEST} when it is none, {@code TOO_LARGE} when there are more bytes
     * @throws IOException when the line breaks
     */
    public static JsonNode object(InputStream body, int most) throws IOException {
        byte[] bytes = read(body, most);
        try {
            JsonNode node = JSON.readTree(bytes);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new Refusal(Refusal.Reason.INVALID_REQUEST, NO_OBJECT, e);
        }
        throw new Refusal(Refusal.Reason.INVALID_REQUEST, NO_OBJECT);
    }

    /**
     * The version a change starts from: the ETag the entry was read with.
     *
     * @throws Refusal {@code INVALID_REQUEST} when there is none
     */
    public static int version(String ifMatch) {
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new Refusal(
                    Refusal.Reason.INVALID_REQUEST,
                    "A change needs the header If-Match with the ETag the entry was read with, such as \"3\".");
        }
        return Integer.parseInt(tag.group(1));
    }

    /** The ETag of a version. */
    public static String tag(int version) {
        return "\"" + version + "\"";
    }
}
