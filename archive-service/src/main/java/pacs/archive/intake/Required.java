package pacs.archive.intake;

import java.util.function.Function;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Dictionary;
import pacs.dicom.core.Tag;
import pacs.platform.Refusal;

/** The attributes without which an object cannot be kept. */
final class Required {

    private Required() {}

    /**
     * The UID at that tag.
     *
     * @throws Refusal when it is missing or no UID
     */
    static <T> T uid(DataSet dataSet, int tag, Function<String, T> type) {
        String name = Dictionary.find(tag).map(Dictionary.Entry::keyword).orElse(Tag.text(tag));
        String raw = dataSet.string(tag)
                .orElseThrow(() -> new Refusal(Refusal.Reason.INVALID_OBJECT, "The object has no " + name));
        try {
            return type.apply(raw);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Reason.INVALID_OBJECT, name + ": " + e.getMessage());
        }
    }
}
