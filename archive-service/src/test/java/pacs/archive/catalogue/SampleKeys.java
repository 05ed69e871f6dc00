package pacs.archive.catalogue;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import pacs.platform.audit.AuditKey;

/** Keys that are good for one run of tests. */
public final class SampleKeys {

    public static final AuditKey AUDIT = audit();

    private SampleKeys() {}

    private static AuditKey audit() {
        try {
            return new AuditKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
