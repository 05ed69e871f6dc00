package pacs.dicom.core;

/** SOP Class UID (0008,0016): what kind of object this is (PS3.4 B.5). */
public record SopClass(String value) {

    /** @throws IllegalArgumentException when the text is no UID (see {@link Uid}) */
    public SopClass {
        Uid.requireValid(value);
    }

    /** As it lies in a data set, padded to an even length (PS3.5 6.2, VR UI). */
    public static SopClass ofPadded(String raw) {
        return new SopClass(Uid.unpadded(raw));
    }

    @Override
    public String toString() {
        return value;
    }
}
