package pacs.platform.blobs;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 digest (FIPS 180-4): 32 bytes that stand for a run of bytes. */
public final class Sha256 {

    static final int LENGTH = 32;

    private final byte[] bytes;

    private Sha256(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException unless there are 32 bytes */
    public static Sha256 of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A SHA-256 digest has 32 bytes, not " + bytes.length);
        }
        return new Sha256(bytes.clone());
    }

    /** To be fed and then made one by {@link #of}. */
    public static MessageDigest newDigest() {
        return digest();
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static Sha256 endOf(MessageDigest digest) {
        return new Sha256(digest.digest());
    }

    /**
     * Of an object in two parts: the digest of their digests. Each byte is hashed once, although the data set has a digest of
     * its own.
     *
     * @param before of what stands before the data set
     */
    static Sha256 ofBoth(Sha256 before, Sha256 dataSet) {
        MessageDigest both = digest();
        both.update(before.bytes);
        both.update(dataSet.bytes);
        return endOf(both);
    }

    /** Of what went into the digest and these bytes; the digest itself stays as it is. */
    static Sha256 endOf(MessageDigest digest, byte[] bytes, int offset, int length) {
        try {
            MessageDigest copy = (MessageDigest) digest.clone();
            copy.update(bytes, offset, length);
            return endOf(copy);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The platform's SHA-256 can be copied", e);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256 that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** 64 hexadecimal digits in lower case. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
