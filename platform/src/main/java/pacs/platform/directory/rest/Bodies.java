package pacs.platform.directory.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pacs.platform.Refusal;

/** What comes with a request, within bounds. */
final class Bodies {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,9})\"");

    private Bodies() {}

    /** @throws Refusal {@code TOO_LARGE} when there is more */
    static byte[] read(InputStream body, int most) throws IOException {
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new Refusal(
                    Refusal.Reason.TOO_LARGE, "The body has more than " + most / 1024 + " KiB; nothing was changed.");
        }
        return bytes;
    }

    /** The version a change starts from: the ETag the entry was read with. */
    static int version(String ifMatch) {
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new Refusal(
                    Refusal.Reason.INVALID_REQUEST,
                    "A change needs the header If-Match with the ETag the entry was read with, such as \"3\".");
        }
        return Integer.parseInt(tag.group(1));
    }
}
