package pacs.platform.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves that rows were written here, and that the trail was as long as an anchor says. Whoever has the database has not
 * this: it lies in a file.
 */
public final class AuditKey {

    private static final String HMAC = "HmacSHA256";
    private static final String SIGNATURE = "Ed25519";

    private final SecretKeySpec secret;
    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    /** @param pair of Ed25519; the key of the HMACs is derived from its private half */
    public AuditKey(KeyPair pair) {
        this.privateKey = pair.getPrivate();
        this.publicKey = pair.getPublic();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("audit trail, HMAC key".getBytes(StandardCharsets.US_ASCII));
            this.secret = new SecretKeySpec(digest.digest(privateKey.getEncoded()), HMAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** HMAC-SHA256, 32 bytes. */
    byte[] mac(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    /** Ed25519, 64 bytes. */
    byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(SIGNATURE);
            signature.initSign(privateKey);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The audit key cannot sign", e);
        }
    }

    boolean isSigned(byte[] bytes, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(SIGNATURE);
            signature.initVerify(publicKey);
            signature.update(bytes);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // not even a signature by its form
        }
    }
}
