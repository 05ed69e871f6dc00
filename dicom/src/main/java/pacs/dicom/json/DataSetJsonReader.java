package pacs.dicom.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.Dictionary;
import pacs.dicom.core.Element;
import pacs.dicom.core.Tag;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Value;
import pacs.dicom.core.Vr;
import pacs.dicom.io.DicomFormatException;

/** Makes a data set of parsed JSON. Its depth has been limited by {@link JsonInput}. */
final class DataSetJsonReader {

    private static final Pattern TAG = Pattern.compile("[0-9A-Fa-f]{8}");
    private static final byte[] UNICODE = "ISO_IR 192".getBytes(StandardCharsets.US_ASCII);

    private boolean ascii = true;

    DataSet read(Json json) throws DicomFormatException {
        DataSet dataSet = dataSet(json);
        return ascii || dataSet.contains(Tags.SpecificCharacterSet)
                ? dataSet
                : dataSet.toBuilder()
                        .set(Tags.SpecificCharacterSet, Vr.CS, UNICODE)
                        .build();
    }

    private DataSet dataSet(Json json) throws DicomFormatException {
        DataSetBuilder builder = DataSet.builder();
        for (Json.Member member : members(json)) {
            if (!TAG.matcher(member.name()).matches()) {
                throw new DicomFormatException(
                        "'" + member.name() + "' is no tag", member.value().at());
            }
            int tag = Tag.parse(member.name());
            if (Tag.element(tag) != 0) {
                element(tag, member.value()).ifPresent(builder::put);
            }
        }
        return builder.build();
    }

    private Optional<Element> element(int tag, Json json) throws DicomFormatException {
        Vr vr = Dictionary.vrOf(tag);
        Optional<Json> content = Optional.empty();
        Optional<Json> inline = Optional.empty();
        for (Json.Member member : members(json)) {
            switch (member.name()) {
                case "vr" -> vr = vr(tag, member.value());
                case "Value" -> content = Optional.of(member.value());
                case "InlineBinary" -> inline = Optional.of(member.value());
                case "BulkDataURI" -> {
                    return Optional.empty();
                }
                default -> {
                    // names that later editions may add are nobody's harm
                }
            }
        }
        Value value = inline.isPresent()
                ? new Value.Bytes(base64(tag, inline.get()))
                : value(tag, vr, content.isPresent() ? array(tag, content.get()) : List.of());
        return Optional.of(new Element(tag, vr, value));
    }

    private Value value(int tag, Vr vr, List<Json> values) throws DicomFormatException {
        if (vr == Vr.SQ) {
            List<Value.Item> items = new ArrayList<>();
            for (Json item : values) {
                items.add(new Value.Item(dataSet(item), false));
            }
            return new Value.Items(items, false);
        }
        if (tag == Tags.SpecificCharacterSet) {
            return new Value.Bytes(values.isEmpty() ? new byte[0] : UNICODE);
        }
        byte[] raw = ValueBytes.of(tag, vr, values);
        for (byte b : raw) {
            ascii &= b >= 0 || !vr.isText();
        }
        return new Value.Bytes(raw);
    }

    private static Vr vr(int tag, Json json) throws DicomFormatException {
        if (json instanceof Json.Text(int at, String name)) {
            return Vr.of(name).orElseThrow(() -> new DicomFormatException("'" + name + "' is no VR", at, tag));
        }
        throw new DicomFormatException("A VR is a string", json.at(), tag);
    }

    private static byte[] base64(int tag, Json json) throws DicomFormatException {
        if (json instanceof Json.Text(int at, String text)) {
            try {
                return ValueBytes.padded(Base64.getDecoder().decode(text), (byte) 0);
            } catch (IllegalArgumentException e) {
                throw new DicomFormatException("InlineBinary is not in base64", at, tag);
            }
        }
        throw new DicomFormatException("InlineBinary is a string", json.at(), tag);
    }

    private static List<Json> array(int tag, Json json) throws DicomFormatException {
        if (json instanceof Json.Array(int _, List<Json> values)) {
            return values;
        }
        throw new DicomFormatException("Value is an array", json.at(), tag);
    }

    private static List<Json.Member> members(Json json) throws DicomFormatException {
        if (json instanceof Json.Members(int _, List<Json.Member> members)) {
            return members;
        }
        throw new DicomFormatException("A JSON object was expected", json.at());
    }
}
