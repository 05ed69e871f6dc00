package pacs.dicom.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys and certificates out of PEM files (RFC 7468). What cannot be used is said by file. */
final class Pem {

    private static final long LONGEST = 1 << 20;
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private Pem() {}

    /** At least one certificate. */
    static List<Certificate> certificates(Path file) throws IOException {
        try {
            List<Certificate> certificates = List.copyOf(
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(read(file))));
            if (certificates.isEmpty()) {
                throw new IOException("No certificate is in " + file);
            }
            return certificates;
        } catch (GeneralSecurityException e) {
            throw new IOException("No certificates can be read from " + file + ": " + e.getMessage(), e);
        }
    }

    /** The private key that belongs to a certificate's public one. */
    static PrivateKey key(Path file, PublicKey other) throws IOException {
        Matcher found = KEY.matcher(new String(read(file), StandardCharsets.ISO_8859_1));
        if (!found.find()) {
            throw new IOException("No unencrypted PKCS #8 key (BEGIN PRIVATE KEY) is in " + file);
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(found.group(1));
            PrivateKey key =
                    KeyFactory.getInstance(other.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            if (!belongTogether(key, other)) {
                throw new IOException("The key in " + file + " is not that of the certificate");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("The key in " + file + " is not that of the certificate: " + e.getMessage(), e);
        }
    }

    private static boolean belongTogether(PrivateKey key, PublicKey other) throws GeneralSecurityException {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> key.getAlgorithm();
                };
        byte[] probe = {1, 2, 3};
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(probe);
        byte[] signed = signature.sign();
        signature.initVerify(other);
        signature.update(probe);
        return signature.verify(signed);
    }

    private static byte[] read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + " cannot be read");
        }
        if (Files.size(file) > LONGEST) {
            throw new IOException(file + " is longer than any PEM file");
        }
        return Files.readAllBytes(file);
    }
}
