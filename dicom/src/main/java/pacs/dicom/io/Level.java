package pacs.dicom.io;

import java.util.ArrayList;
import java.util.List;
import pacs.dicom.core.Element;
import pacs.dicom.core.Value;
import pacs.dicom.core.Vr;

/** What the parser is inside of. The levels lie on a stack of the parser's own: input cannot deepen the thread's. */
sealed interface Level {

    /** Where the level ends, or {@link #UNDEFINED} when a delimiter ends it. */
    long end();

    long UNDEFINED = -1;

    /** The data set of the object, or of an item. */
    record OpenDataSet(long end, Encoding encoding, List<Element> elements) implements Level {

        static OpenDataSet until(long end, Encoding encoding) {
            return new OpenDataSet(end, encoding, new ArrayList<>());
        }
    }

    /** A sequence between two items; {@code encoding} is that of its items. */
    record OpenSequence(int tag, Vr vr, long end, Encoding encoding, List<Value.Item> items) implements Level {

        static OpenSequence until(long end, int tag, Vr vr, Encoding encoding) {
            return new OpenSequence(tag, vr, end, encoding, new ArrayList<>());
        }
    }
}
