package pacs.dicom.json;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pacs.dicom.core.Tag;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;

/**
 * The standard's attributes of DICOM JSON as paths and values, in a form that does not show how a number was written.
 * Without Specific Character Set, which DCMTK leaves as it was in items, and without bytes.
 */
final class FlatJson {

    private final Map<String, String> values = new TreeMap<>();

    private FlatJson() {}

    static Map<String, String> of(Json dataSet) {
        FlatJson flat = new FlatJson();
        flat.dataSet("", dataSet);
        return flat.values;
    }

    private void dataSet(String path, Json json) {
        for (Json.Member attribute : members(json)) {
            int tag = Tag.parse(attribute.name());
            if (!Tag.isPrivate(tag) && tag != Tags.SpecificCharacterSet) {
                attribute(path + attribute.name(), attribute.value());
            }
        }
    }

    private void attribute(String path, Json json) {
        Vr vr = Vr.UN;
        for (Json.Member member : members(json)) {
            switch (member.name()) {
                case "vr" -> vr = Vr.of(text(member.value())).orElseThrow();
                case "Value" -> values(path, vr, member.value());
                default -> values.put(path, member.name());
            }
        }
        if (vr.isBulk()) {
            values.remove(path); // DCMTK writes bytes in full, or not at all
        } else {
            values.put(path, vr.name());
        }
    }

    private void values(String path, Vr vr, Json json) {
        List<Json> array = json instanceof Json.Array(int _, List<Json> found) ? found : List.of();
        for (int i = 0; i < array.size(); i++) {
            String place = path + "/" + i + "/";
            switch (vr) {
                case SQ -> dataSet(place, array.get(i));
                case PN ->
                    members(array.get(i)).forEach(group -> values.put(place + group.name(), text(group.value())));
                case FL, FD, DS, IS -> values.put(place, number(text(array.get(i))));
                default -> {
                    if (!text(array.get(i)).startsWith("\0")) { // a date of eight zero bytes is none
                        values.put(place, text(array.get(i)));
                    }
                }
            }
        }
    }

    /** In single precision: DCMTK writes more digits of FL than the number has. */
    private static String number(String text) {
        try {
            return Float.toString(Float.parseFloat(text));
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static List<Json.Member> members(Json json) {
        return json instanceof Json.Members(int _, List<Json.Member> members) ? members : List.of();
    }

    private static String text(Json json) {
        return switch (json) {
            case Json.Text text -> text.value();
            case Json.Decimal number -> number.literal();
            case Json.Literal literal -> literal.word();
            case Json.Array _, Json.Members _ -> json.toString();
        };
    }
}
