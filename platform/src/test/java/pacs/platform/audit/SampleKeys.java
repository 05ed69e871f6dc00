package pacs.platform.audit;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;

/** Keys that are good for one test. */
public final class SampleKeys {

    private SampleKeys() {}

    public static AuditKey audit() {
        try {
            return new AuditKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
