package pacs.platform.security;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;

/** The pair of keys on the curve P-256 that tokens are signed and checked with (ES256, RFC 7518 3.4). */
record SigningKey(PrivateKey privateKey, PublicKey publicKey) {

    /** The key of this file, which only its owner may read; made when there is none. */
    static SigningKey openOrCreate(Path file) {
        KeyPair pair = new KeyFile(file, "everybody signs in again.").openOrCreate(generator());
        return new SigningKey(pair.getPrivate(), pair.getPublic());
    }

    private static KeyPairGenerator generator() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has the curve P-256", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey";
    }
}
