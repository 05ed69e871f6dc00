package pacs.archive.catalogue;

import java.util.HexFormat;

/**
 * SHA-256 of a data set without file meta, as received: equal digests under one SOP Instance UID are one instance.
 *
 * @param hex 64 digits
 */
public record DataSetDigest(String hex) {

    private static final int BYTES = 32;

    /** @throws IllegalArgumentException when these are not 32 bytes */
    public DataSetDigest {
        if (hex.length() != 2 * BYTES) {
            throw new IllegalArgumentException("SHA-256 has 32 bytes, not " + hex.length() / 2);
        }
    }

    /** Of the 32 bytes as they are computed and stored. */
    public static DataSetDigest of(byte[] sha256) {
        return new DataSetDigest(HexFormat.of().formatHex(sha256));
    }

    /** As they are stored. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
