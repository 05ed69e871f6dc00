package pacs.platform.receipts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;

/** Signs receipts as JWS in compact form (RFC 7515, EdDSA of RFC 8037). */
public final class ReceiptSigner {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair pair;
    private final ReceiptKey key;

    /** @param pair of Ed25519 */
    public ReceiptSigner(KeyPair pair) {
        this.pair = pair;
        this.key = new ReceiptKey(pair.getPublic());
    }

    /** What its receipts are checked with. */
    public ReceiptKey key() {
        return key;
    }

    /** The receipt and its signature. */
    public String sign(Receipt receipt) {
        String signed = base64("{\"alg\":\"EdDSA\",\"kid\":\"" + key.id() + "\"}") + "." + base64(receipt.write());
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A receipt could not be signed", e);
        }
    }

    private static String base64(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
