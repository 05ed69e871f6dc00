package pacs.platform.blobs;

import java.util.UUID;

/** Names a blob for its whole life, wherever its copies lie. Random, so that no object can foresee it. */
public record BlobId(UUID value) {

    /** @throws IllegalArgumentException when the text is no UUID */
    public static BlobId parse(String text) {
        return new BlobId(UUID.fromString(text));
    }

    static BlobId random() {
        return new BlobId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
