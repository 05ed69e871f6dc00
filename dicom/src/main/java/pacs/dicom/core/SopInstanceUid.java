package pacs.dicom.core;

/** SOP Instance UID (0008,0018): one object. */
public record SopInstanceUid(String value) {

    /** @throws IllegalArgumentException when the text is no UID (see {@link Uid}) */
    public SopInstanceUid {
        Uid.requireValid(value);
    }

    /** As it lies in a data set, padded to an even length (PS3.5 6.2, VR UI). */
    public static SopInstanceUid ofPadded(String raw) {
        return new SopInstanceUid(Uid.unpadded(raw));
    }

    @Override
    public String toString() {
        return value;
    }
}
