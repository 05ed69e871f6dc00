package pacs.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes of a number that belongs to a person what it is compared by. Whoever has the database has not this key and cannot
 * try numbers out; it lies in a file.
 */
public final class NumberKey {

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec secret;

    /** @param key whose secret this is made of */
    public NumberKey(PrivateKey key) {
        this.secret = new SecretKeySpec(key.getEncoded(), HMAC);
    }

    /**
     * HMAC-SHA256, 32 bytes.
     *
     * @param kind of number: the same digits of another kind are another number
     * @param number in its normal form
     */
    public byte[] mac(String kind, String number) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return mac.doFinal((kind + ":" + number).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
