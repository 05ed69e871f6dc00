package pacs.archive.dicomweb;

import java.util.regex.Pattern;
import pacs.dicom.core.Dictionary;
import pacs.dicom.core.Tag;
import pacs.platform.Refusal;

/** An attribute as a URL names it: by keyword, or by the eight digits of its tag (PS3.18 8.3.4.1). */
final class AttributeName {

    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{8}");

    private AttributeName() {}

    /** @throws Refusal when there is no such attribute, or it lies in a sequence */
    static int tag(String name) {
        if (name.indexOf('.') >= 0) {
            throw new Refusal(
                    Refusal.Reason.INVALID_REQUEST,
                    "Attributes of a sequence cannot be searched by or included here: " + shown(name) + ".");
        }
        if (HEX.matcher(name).matches()) {
            return Tag.parse(name);
        }
        return Dictionary.tagOf(name)
                .orElseThrow(() -> new Refusal(
                        Refusal.Reason.INVALID_REQUEST,
                        "'" + shown(name)
                                + "' is neither a parameter of a search nor the keyword or tag of an attribute."));
    }

    private static String shown(String name) {
        return name.length() > 80 ? name.substring(0, 80) + "…" : name;
    }
}
