package pacs.platform.security;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import pacs.platform.audit.AuditKey;

/** The key of the audit trail, made at the first start. */
@Singleton
public class AuditKeys {

    /** Its name. */
    public static final String FILE = "audit-key";

    /** In a file beside the one of the tokens' key. */
    @Produces
    @Singleton
    AuditKey key(SecurityConfig config) {
        return of(config.keyFile().resolveSibling(FILE));
    }

    /** For a program of its own. */
    public static AuditKey openOrCreate(Path secrets) {
        return of(secrets.resolve(FILE));
    }

    private static AuditKey of(Path file) {
        return new AuditKey(new KeyFile(file, "the audit trail that is here can never be verified again.")
                .openOrCreate(generator()));
    }

    private static KeyPairGenerator generator() {
        try {
            return KeyPairGenerator.getInstance("Ed25519");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform since 15 has Ed25519", e);
        }
    }
}
