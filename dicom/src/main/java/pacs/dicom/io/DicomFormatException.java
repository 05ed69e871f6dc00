package pacs.dicom.io;

import java.io.IOException;
import java.util.OptionalInt;
import pacs.dicom.core.Tag;

/** Bytes that are not the DICOM they should be. The message is one sentence that names the place. */
public final class DicomFormatException extends IOException {

    private static final long serialVersionUID = 1;

    private final String sentence;
    private final long offset;
    private final boolean inElement;
    private final int tag;

    /** Where no element is concerned. */
    public DicomFormatException(String problem, long offset) {
        this(problem + " (at byte " + offset + ")", offset, false, 0);
    }

    /** In the element that starts at, or encloses, this place. */
    public DicomFormatException(String problem, long offset, int tag) {
        this(problem + " (in " + Tag.text(tag) + " at byte " + offset + ")", offset, true, tag);
    }

    private DicomFormatException(String sentence, long offset, boolean inElement, int tag) {
        super(sentence);
        this.sentence = sentence;
        this.offset = offset;
        this.inElement = inElement;
        this.tag = tag;
    }

    @Override
    public String getMessage() {
        return sentence;
    }

    /** Bytes from the start of the object, inflated if it is deflated. */
    public long offset() {
        return offset;
    }

    /** The element concerned. */
    public OptionalInt tag() {
        return inElement ? OptionalInt.of(tag) : OptionalInt.empty();
    }
}
