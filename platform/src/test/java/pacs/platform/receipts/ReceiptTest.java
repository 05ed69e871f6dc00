package pacs.platform.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.blobs.Sha256;

class ReceiptTest {

    private static final Sha256 DIGEST = Sha256.of(new byte[32]);
    private static final Receipt RECEIPT = new Receipt(
            new StudyUid("1.2.3"),
            DIGEST,
            Instant.parse("2026-11-27T08:00:00Z"),
            Level.STORED,
            true,
            5,
            1,
            List.of(new SopInstanceUid("1.2.3.4")),
            List.of(),
            List.of(new SopInstanceUid("1.2.3.5")));

    private final ReceiptSigner signer;

    ReceiptTest() throws Exception {
        signer = new ReceiptSigner(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    }

    @Test
    void a_receipt_is_read_as_it_was_signed() throws Exception {
        ReceiptKey known = ReceiptKey.parse(signer.key().text());

        assertThat(known.verified(signer.sign(RECEIPT))).isEqualTo(RECEIPT);
        assertThat(RECEIPT.here()).isEqualTo(3);
        assertThat(known.id()).matches("[0-9a-f]{16}");
    }

    @Test
    void one_that_was_changed_is_refused() {
        String[] parts = signer.sign(RECEIPT).split("\\.");
        String other = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("stored", "protected");
        String forged = parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(other.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];

        assertThatThrownBy(() -> signer.key().verified(forged))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("signature is false");
    }

    @Test
    void one_of_another_key_is_refused() throws Exception {
        ReceiptSigner another =
                new ReceiptSigner(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());

        assertThatThrownBy(() -> signer.key().verified(another.sign(RECEIPT)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not with " + signer.key().id());
    }

    @Test
    void what_is_no_receipt_is_refused() {
        for (String text : List.of("", "a.b.c", "....", "e30.e30.e30", "{}")) {
            assertThatThrownBy(() -> signer.key().verified(text)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_manifest_is_known_by_its_lines_in_order() throws Exception {
        ManifestDigest digest = new ManifestDigest();
        digest.add(new ManifestLine(new SopInstanceUid("1.2.10"), 12, DIGEST));
        digest.add(new ManifestLine(new SopInstanceUid("1.2.9"), 34, DIGEST));

        assertThatThrownBy(() -> digest.add(new ManifestLine(new SopInstanceUid("1.2.9"), 34, DIGEST)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(digest.lines()).isEqualTo(2);
        assertThat(digest.bytes()).isEqualTo(46);
        String zeros = "0".repeat(64);
        assertThat(digest.end().toString())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(("1.2.10 12 " + zeros + "\n1.2.9 34 " + zeros + "\n")
                                        .getBytes(StandardCharsets.US_ASCII))));
    }
}
