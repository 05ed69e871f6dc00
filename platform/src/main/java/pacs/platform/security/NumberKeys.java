package pacs.platform.security;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;

/** The key by which numbers of persons are compared, made at the first start. */
@Singleton
class NumberKeys {

    private static final String FILE = "number-key";

    /** In a file beside the one of the tokens' key. */
    @Produces
    @Singleton
    NumberKey key(SecurityConfig config) {
        return new NumberKey(new KeyFile(
                        config.keyFile().resolveSibling(FILE),
                        "numbers that come from then on are not seen to be those that are here.")
                .openOrCreate(generator())
                .getPrivate());
    }

    private static KeyPairGenerator generator() {
        try {
            return KeyPairGenerator.getInstance("Ed25519");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform since 15 has Ed25519", e);
        }
    }
}
