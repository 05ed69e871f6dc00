package pacs.dicom.json;

import java.io.IOException;
import java.util.Base64;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import pacs.dicom.core.CharacterSet;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Element;
import pacs.dicom.core.PersonName;
import pacs.dicom.core.Tag;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Value;
import pacs.dicom.core.Vr;

/** Writes one data set; its depth is that of the data set, which the parser has limited. */
final class DataSetJsonWriter {

    private static final int LARGEST_INLINE = 1024;

    /** Bytes of text or numbers that are written as values; as such they cost many times their length in memory. */
    private static final int LARGEST_VALUES = 64 * 1024;

    private final JsonOutput json;
    private final BulkUri bulk;

    DataSetJsonWriter(JsonOutput json, BulkUri bulk) {
        this.json = json;
        this.bulk = bulk;
    }

    void write(DataSet dataSet) throws IOException {
        write(dataSet, "");
    }

    private void write(DataSet dataSet, String path) throws IOException {
        json.open('{');
        for (Element element : ordered(dataSet)) {
            json.name(Tag.hex(element.tag()));
            json.open('{');
            element(dataSet, element, path + Tag.hex(element.tag()));
            json.close('}');
        }
        json.close('}');
    }

    /** Ascending and each tag once, as objects received not always are; without group lengths (PS3.18 F.2.2) and padding. */
    private static Collection<Element> ordered(DataSet dataSet) {
        TreeMap<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);
        for (Element element : dataSet) {
            if (Tag.element(element.tag()) != 0 && element.tag() != Tags.DataSetTrailingPadding) {
                elements.putIfAbsent(element.tag(), element);
            }
        }
        return elements.values();
    }

    private void element(DataSet dataSet, Element element, String path) throws IOException {
        json.name("vr");
        switch (element.value()) {
            case Value.Items _ -> {
                json.string(Vr.SQ.name());
                items(dataSet.items(element.tag()), path);
            }
            case Value.Bulk _, Value.Fragments _ -> {
                json.string(element.vr().name());
                bulk(path);
            }
            case Value.Bytes(byte[] raw) -> {
                json.string(element.vr().name());
                bytes(element, raw, path, dataSet.characterSet());
            }
        }
    }

    private void items(List<DataSet> items, String path) throws IOException {
        if (items.isEmpty()) {
            return;
        }
        json.name("Value");
        json.open('[');
        for (int i = 0; i < items.size(); i++) {
            write(items.get(i), path + "/" + i + "/");
        }
        json.close(']');
    }

    private void bytes(Element element, byte[] raw, String path, CharacterSet characterSet) throws IOException {
        Vr vr = element.vr();
        if (raw.length > LARGEST_VALUES) {
            bulk(path);
        } else if (element.tag() == Tags.SpecificCharacterSet) {
            text(vr, CharacterSet.UTF_8.terms().iterator());
        } else if (vr.isText()) {
            text(vr, characterSet.values(raw, vr).iterator());
        } else if (Numbers.areIn(vr)) {
            Numbers.write(vr, raw, json);
        } else if (raw.length > 0) {
            binary(raw, path);
        }
    }

    private void binary(byte[] raw, String path) throws IOException {
        if (raw.length > LARGEST_INLINE) {
            bulk(path);
        } else {
            json.name("InlineBinary");
            json.string(Base64.getEncoder().encodeToString(raw));
        }
    }

    private void bulk(String path) throws IOException {
        json.name("BulkDataURI");
        json.string(bulk.of(path));
    }

    private void text(Vr vr, Iterator<String> values) throws IOException {
        if (!values.hasNext()) {
            return;
        }
        String first = values.next();
        if (vr == Vr.PN && !values.hasNext() && isBlank(first)) {
            return;
        }
        json.name("Value");
        json.open('[');
        text(vr, first);
        while (values.hasNext()) {
            text(vr, values.next());
        }
        json.close(']');
    }

    private void text(Vr vr, String value) throws IOException {
        switch (vr) {
            case PN -> name(value);
            case DS, IS -> number(value);
            default -> string(value);
        }
    }

    private void string(String value) throws IOException {
        if (value.isEmpty()) {
            json.literal("null"); // PS3.18 F.2.5
        } else {
            json.string(value);
        }
    }

    private void number(String value) throws IOException {
        Optional<String> number = Numbers.decimal(value);
        if (number.isPresent()) {
            json.literal(number.get());
        } else {
            string(value);
        }
    }

    /** Senders write delimiters even where there is no name. */
    private static boolean isBlank(String name) {
        return PersonName.parse(name).toString().isEmpty();
    }

    private void name(String value) throws IOException {
        if (isBlank(value)) {
            json.literal("null");
            return;
        }
        PersonName name = PersonName.parse(value);
        json.open('{');
        group("Alphabetic", name.alphabetic());
        group("Ideographic", name.ideographic());
        group("Phonetic", name.phonetic());
        json.close('}');
    }

    private void group(String title, String group) throws IOException {
        if (!group.isEmpty()) {
            json.name(title);
            json.string(group);
        }
    }
}
