package pacs.platform.security;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import pacs.platform.receipts.ReceiptSigner;

/** The archive's key for receipts, made at the first start. Gateways know it from then on and believe no other. */
@Singleton
class ReceiptKeys {

    private static final String FILE = "receipt-key";

    /** In a file beside the one of the tokens' key. */
    @Produces
    @Singleton
    ReceiptSigner signer(SecurityConfig config) {
        Path file = config.keyFile().resolveSibling(FILE);
        return new ReceiptSigner(new KeyFile(file, "every gateway has to be told by a person that there is a new one.")
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
