package pacs.platform.receipts;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The public key by which receipts of one archive are known (Ed25519, RFC 8032). */
public record ReceiptKey(PublicKey key) {

    private static final int ID_BYTES = 8;

    /** @param text base64 of its X.509 form @throws IOException when it is no such key */
    public static ReceiptKey parse(String text) throws IOException {
        try {
            byte[] encoded = Base64.getDecoder().decode(text);
            return new ReceiptKey(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("This is no key of Ed25519: " + e.getMessage(), e);
        }
    }

    /** The first 16 hexadecimal digits of the SHA-256 of its X.509 form. */
    public String id() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Base64 of its X.509 form. */
    public String text() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /**
     * Reads a receipt that this key has signed.
     *
     * @param signed as {@link ReceiptSigner#sign} wrote it
     * @throws IOException when it is none, or another key has signed it
     */
    public Receipt verified(String signed) throws IOException {
        String[] parts = signed.split("\\.", -1);
        if (parts.length != 3) {
            throw new IOException("The archive's answer is no signed receipt");
        }
        try {
            String keyId = JsonMapper.builder()
                    .build()
                    .readTree(Base64.getUrlDecoder().decode(parts[0]))
                    .path("kid")
                    .asText();
            if (!keyId.equals(id())) {
                throw new IOException("The receipt is signed with key " + keyId + ", not with " + id());
            }
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
                throw new IOException("The receipt's signature is false");
            }
            return Receipt.parse(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("The archive's answer is no signed receipt: " + e.getMessage(), e);
        }
    }
}
