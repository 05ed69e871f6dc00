package pacs.dicom.core;

/** Series Instance UID (0020,000E). */
public record SeriesUid(String value) {

    /** @throws IllegalArgumentException when the text is no UID (see {@link Uid}) */
    public SeriesUid {
        Uid.requireValid(value);
    }

    /** As it lies in a data set, padded to an even length (PS3.5 6.2, VR UI). */
    public static SeriesUid ofPadded(String raw) {
        return new SeriesUid(Uid.unpadded(raw));
    }

    @Override
    public String toString() {
        return value;
    }
}
