package pacs.dicom.core;

/** Study Instance UID (0020,000D): one study, in every institution that holds a copy of it. */
public record StudyUid(String value) {

    /** @throws IllegalArgumentException when the text is no UID (see {@link Uid}) */
    public StudyUid {
        Uid.requireValid(value);
    }

    /** As it lies in a data set, padded to an even length (PS3.5 6.2, VR UI). */
    public static StudyUid ofPadded(String raw) {
        return new StudyUid(Uid.unpadded(raw));
    }

    @Override
    public String toString() {
        return value;
    }
}
