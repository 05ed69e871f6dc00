package pacs.dicom.net;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a certificate is known by: SHA-256 of its DER form, as {@code openssl x509 -fingerprint -sha256} prints it.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Fingerprint(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException when these are no 64 digits */
    public Fingerprint {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("Not a SHA-256 fingerprint: " + hex);
        }
    }

    /**
     * Reads it in capital or small letters, with colons or without.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Fingerprint parse(String text) {
        return new Fingerprint(text.replace(":", "").toLowerCase(Locale.ROOT));
    }

    static Fingerprint of(Certificate certificate) {
        try {
            return new Fingerprint(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate that TLS accepted has no fingerprint", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
