package pacs.platform.receipts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import pacs.platform.blobs.Sha256;

/**
 * What a manifest is known by: the SHA-256 of its lines in ascending order of UIDs, each {@code uid length digest} and a
 * line feed, in ASCII, the digest as 64 hexadecimal digits in lower case.
 */
public final class ManifestDigest {

    private final MessageDigest digest;
    private String last = "";
    private int lines;
    private long bytes;

    public ManifestDigest() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** @throws IllegalArgumentException when the line does not come after the one before */
    public void add(ManifestLine line) {
        String uid = line.instance().value();
        if (uid.compareTo(last) <= 0) {
            throw new IllegalArgumentException("Instance " + uid + " does not come after " + last);
        }
        last = uid;
        lines++;
        bytes += line.bytes();
        digest.update((uid + " " + line.bytes() + " " + line.digest() + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** How many lines there were so far. */
    public int lines() {
        return lines;
    }

    /** Of all data sets. */
    public long bytes() {
        return bytes;
    }

    /** Of all lines; nothing can be added afterwards. */
    public Sha256 end() {
        return Sha256.of(digest.digest());
    }
}
