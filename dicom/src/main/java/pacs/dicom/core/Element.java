package pacs.dicom.core;

/** A data element: tag, representation, value (PS3.5 7.1). */
public record Element(int tag, Vr vr, Value value) {

    @Override
    public String toString() {
        return Tag.text(tag) + " " + vr + " " + value;
    }
}
