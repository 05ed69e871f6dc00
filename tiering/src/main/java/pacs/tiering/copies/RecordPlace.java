package pacs.tiering.copies;

/**
 * A record in a blob.
 *
 * @param position of its head
 * @param end where the next one begins
 */
public record RecordPlace(long position, long end) {

    private static final int HEAD = 96;

    /** By the lengths of its parts; the head has 96 bytes ({@code docs/blob-format.md}). */
    public static RecordPlace of(long position, long objectLength, int trailerLength) {
        return new RecordPlace(position, position + HEAD + objectLength + trailerLength);
    }
}
