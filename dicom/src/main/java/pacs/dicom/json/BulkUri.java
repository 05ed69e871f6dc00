package pacs.dicom.json;

/** Where a client gets a value that is left out of the JSON (PS3.18 F.2.6). */
@FunctionalInterface
public interface BulkUri {

    /**
     * The URI of one value.
     *
     * @param path where it stands in the data set: tags and, between them, numbers of items counted from zero, such as
     *     {@code 7FE00010} or {@code 00409096/0/00281234}
     */
    String of(String path);
}
