package pacs.dicom.core;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The elements of an object or an item, in the order they lie in: ascending tags, each once (PS3.5 7.1), unless the
 * object received was otherwise. Immutable; {@link #toBuilder} makes a changed, ordered copy.
 */
public final class DataSet implements Iterable<Element> {

    private static final DataSet EMPTY = new DataSet(List.of());

    private final List<Element> elements;
    private final boolean ascending;

    private DataSet(List<Element> elements) {
        this.elements = List.copyOf(elements);
        boolean inOrder = true;
        for (int i = 1; i < elements.size(); i++) {
            inOrder &= Integer.compareUnsigned(
                            elements.get(i - 1).tag(), elements.get(i).tag())
                    < 0;
        }
        this.ascending = inOrder;
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
            items.items().forEach(item -> found.add(item.dataSet()));
        }
        return found;
    }

    /** The first item of a sequence. */
    public Optional<DataSet> item(int tag) {
        return items(tag).stream().findFirst();
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
