package pacs.dicom.core;

import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The elements of an object or an item, in the order they lie in: ascending tags, each once (PS3.5 7.1), unless the
 * object received was otherwise. Immutable; {@link #toBuilder} makes a changed, ordered copy.
 */
public final class DataSet implements Iterable<Element> {

    /** Bytes of text after which the next ones tell nothing new about how all are encoded. */
    private static final int ENOUGH_TEXT = 8 * 1024;

    private static final DataSet EMPTY = new DataSet(List.of());

    private final List<Element> elements;
    private final boolean ascending;
    private final CharacterSet characterSet;

    private DataSet(List<Element> elements) {
        this.elements = List.copyOf(elements);
        boolean inOrder = true;
        for (int i = 1; i < elements.size(); i++) {
            inOrder &= Integer.compareUnsigned(
                            elements.get(i - 1).tag(), elements.get(i).tag())
                    < 0;
        }
        this.ascending = inOrder;
        CharacterSet declared = declared().orElse(CharacterSet.DEFAULT);
        this.characterSet = declared.isOpen() ? declared.informedBy(texts()) : declared;
    }

    /** An item has the character set of what it stands in, unless it declares one (PS3.3 C.12.1.1.2). */
    private DataSet(DataSet item, CharacterSet inherited) {
        this.elements = item.elements;
        this.ascending = item.ascending;
        this.characterSet = item.contains(Tags.SpecificCharacterSet) ? item.characterSet : inherited;
    }

    private Optional<CharacterSet> declared() {
        return find(Tags.SpecificCharacterSet)
                .map(element -> CharacterSet.of(TextValues.of(element, CharacterSet.UTF_8)));
    }

    /** What its own values outside ASCII are, as they lie. */
    private List<byte[]> texts() {
        List<byte[]> texts = new ArrayList<>();
        int bytes = 0;
        for (Element element : elements) {
            boolean text = element.vr().usesCharacterSet() && bytes < ENOUGH_TEXT;
            if (text && element.value() instanceof Value.Bytes(byte[] raw) && !CharacterSet.isPlain(raw)) {
                texts.add(raw.length > ENOUGH_TEXT ? Arrays.copyOf(raw, ENOUGH_TEXT) : raw);
                bytes += raw.length;
            }
        }
        return texts;
    }

    /** Of elements as they were received, in that order. */
    public static DataSet of(List<Element> elements) {
        return elements.isEmpty() ? EMPTY : new DataSet(elements);
    }

    /** Without any element. */
    public static DataSet empty() {
        return EMPTY;
    }

    /** A builder without any element. */
    public static DataSetBuilder builder() {
        return new DataSetBuilder();
    }

    /** A builder that starts with these elements. */
    public DataSetBuilder toBuilder() {
        DataSetBuilder builder = new DataSetBuilder();
        elements.forEach(builder::put);
        return builder;
    }

    /** The element with this tag, the first if it was sent twice; its value may be of zero length. */
    public Optional<Element> find(int tag) {
        if (!ascending) {
            return elements.stream().filter(element -> element.tag() == tag).findFirst();
        }
        int low = 0;
        int high = elements.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Element element = elements.get(middle);
            int order = Integer.compareUnsigned(element.tag(), tag);
            if (order == 0) {
                return Optional.of(element);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** Whether the element is here, be its value empty or not. */
    public boolean contains(int tag) {
        return find(tag).isPresent();
    }

    /** Number of elements on this level. */
    public int size() {
        return elements.size();
    }

    public boolean isEmpty() {
        return elements.isEmpty();
    }

    /** The data sets of a sequence's items; empty when there is no such sequence or it has no item. */
    public List<DataSet> items(int tag) {
        List<DataSet> found = new ArrayList<>();
        if (find(tag).map(Element::value).orElse(null) instanceof Value.Items items) {
            items.items().forEach(item -> found.add(new DataSet(item.dataSet(), characterSet)));
        }
        return found;
    }

    /** The first item of a sequence. */
    public Optional<DataSet> item(int tag) {
        return items(tag).stream().findFirst();
    }

    /** Declared here or by what this item stands in; the default repertoire otherwise. */
    public CharacterSet characterSet() {
        return characterSet;
    }

    /**
     * The charset assumed for text that is not what Specific Character Set (0008,0005) says, here or in items: the first of
     * several. Empty when all text is as declared.
     */
    public Optional<Charset> assumedCharset() {
        Deque<DataSet> rest = new ArrayDeque<>(List.of(this));
        while (!rest.isEmpty()) {
            DataSet next = rest.pop();
            for (Element element : next.elements) {
                if (element.value() instanceof Value.Items) {
                    rest.addAll(next.items(element.tag()));
                } else if (element.vr().usesCharacterSet() && element.value() instanceof Value.Bytes(byte[] raw)) {
                    Optional<Charset> assumed = next.characterSet.assumption(raw);
                    if (assumed.isPresent()) {
                        return assumed;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The values as text, without their padding; binary numbers in decimal. Empty for an absent element, one of zero
     * length, and for what is no text: sequences, pixel data, bytes.
     */
    public List<String> strings(int tag) {
        return find(tag).map(element -> TextValues.of(element, characterSet)).orElse(List.of());
    }

    /** The first value as text, if there is one and it is not blank. */
    public Optional<String> string(int tag) {
        return strings(tag).stream().findFirst().filter(value -> !value.isEmpty());
    }

    /** The first value as a whole number: of US, SS, UL, SL, IS, or a DS without fraction. */
    public OptionalInt integer(int tag) {
        OptionalDouble value = decimal(tag);
        return value.isPresent() && value.getAsDouble() == (int) value.getAsDouble()
                ? OptionalInt.of((int) value.getAsDouble())
                : OptionalInt.empty();
    }

    /** The first value as a number: of DS, IS, FL, FD and the binary whole numbers. */
    public OptionalDouble decimal(int tag) {
        try {
            return string(tag).stream().mapToDouble(Double::parseDouble).findFirst();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** The first value of VR PN, if it is not blank. */
    public Optional<PersonName> name(int tag) {
        return string(tag).map(PersonName::parse);
    }

    @Override
    public Iterator<Element> iterator() {
        return elements.iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataSet that && elements.equals(that.elements);
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }

    @Override
    public String toString() {
        return elements.size() + " elements";
    }
}
