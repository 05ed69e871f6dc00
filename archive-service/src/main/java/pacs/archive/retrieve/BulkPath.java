package pacs.archive.retrieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Element;
import pacs.dicom.core.Tag;
import pacs.dicom.core.Tags;
import pacs.platform.Refusal;

/**
 * Where a value stands in a data set: tags and, between them, numbers of items counted from zero.
 *
 * @param steps a tag, then item and tag in turn
 */
public record BulkPath(List<Integer> steps) {

    /** The object's own pixel data. */
    static final BulkPath PIXEL_DATA = new BulkPath(List.of(Tags.PixelData));

    private static final int MOST_STEPS = 129;

    public BulkPath {
        steps = List.copyOf(steps);
    }

    /**
     * Of {@code 7FE00010} or {@code 00409096/0/00281234}.
     *
     * @throws Refusal INVALID_REQUEST when the text is no such path
     */
    public static BulkPath parse(String text) {
        String[] words = text.split("/", MOST_STEPS + 1);
        List<Integer> steps = new ArrayList<>();
        try {
            for (int i = 0; i < words.length; i++) {
                steps.add(i % 2 == 0 ? Tag.parse(words[i]) : Integer.parseUnsignedInt(words[i]));
            }
        } catch (IllegalArgumentException e) {
            throw malformed(text);
        }
        if (steps.size() % 2 == 0) {
            throw malformed(text);
        }
        return new BulkPath(steps);
    }

    /** Whether it is the object's own pixel data. */
    public boolean isPixelData() {
        return equals(PIXEL_DATA);
    }

    int first() {
        return steps.getFirst();
    }

    Optional<Element> in(DataSet dataSet) {
        DataSet inner = dataSet;
        for (int i = 0; i + 1 < steps.size(); i += 2) {
            List<DataSet> items = inner.items(steps.get(i));
            int item = steps.get(i + 1);
            if (item < 0 || item >= items.size()) {
                return Optional.empty();
            }
            inner = items.get(item);
        }
        return inner.find(steps.getLast());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            text.append(i % 2 == 0 ? Tag.hex(steps.get(i)) : "/" + steps.get(i) + "/");
        }
        return text.toString();
    }

    private static Refusal malformed(String text) {
        return new Refusal(Refusal.Reason.INVALID_REQUEST, "No value of a data set has the path '" + text + "'.");
    }
}
