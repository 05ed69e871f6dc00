package pacs.dicom.net;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Secure transport by the BCP 195 profile (PS3.15 B.9 to B.12, RFC 8996, RFC 9325): TLS 1.3 and 1.2, keys of the moment, ciphers
 * that authenticate, and both ends show a certificate. There is no other version and no way back to plain text. New
 * connections use files that changed; while those cannot be used, the ones before.
 */
public final class Tls {

    private static final System.Logger LOG = System.getLogger(Tls.class.getName());
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final String[] SUITES = {
        "TLS_AES_256_GCM_SHA384",
        "TLS_AES_128_GCM_SHA256",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
    };

    private final TlsFiles files;
    private SSLContext context;
    private List<Stamp> stamps;

    /** By what a change of a file is seen. */
    private record Stamp(Optional<FileTime> modified, long length) {

        static Stamp of(Path file) {
            try {
                return new Stamp(Optional.of(Files.getLastModifiedTime(file)), Files.size(file));
            } catch (IOException e) {
                return new Stamp(Optional.empty(), 0);
            }
        }
    }

    private Tls(TlsFiles files) throws IOException {
        this.files = files;
        this.stamps = stamps(files);
        this.context = context(files);
    }

    /** @throws IOException naming the file that cannot be used */
    public static Tls of(TlsFiles files) throws IOException {
        return new Tls(files);
    }

    /** Lays TLS over a connection that was accepted; nothing is sent before the handshake. */
    SSLSocket acceptor(Socket connected) throws IOException {
        SSLSocket socket = secured(connected, false);
        SSLParameters parameters = parameters();
        parameters.setNeedClientAuth(true);
        parameters.setUseCipherSuitesOrder(true);
        socket.setSSLParameters(parameters);
        return socket;
    }

    /** Lays TLS over a connection that was made; nothing is sent before the handshake. */
    SSLSocket requestor(Socket connected) throws IOException {
        SSLSocket socket = secured(connected, true);
        socket.setSSLParameters(parameters());
        return socket;
    }

    private SSLSocket secured(Socket connected, boolean client) throws IOException {
        SSLSocket socket = (SSLSocket) current()
                .getSocketFactory()
                .createSocket(connected, connected.getInetAddress().getHostAddress(), connected.getPort(), true);
        socket.setUseClientMode(client);
        return socket;
    }

    private static SSLParameters parameters() {
        return new SSLParameters(SUITES.clone(), VERSIONS.clone());
    }

    private synchronized SSLContext current() {
        List<Stamp> now = stamps(files);
        if (!now.equals(stamps)) {
            stamps = now;
            try {
                context = context(files);
                LOG.log(Level.INFO, "New connections use the certificates now in {0}", files.certificate());
            } catch (IOException e) {
                LOG.log(Level.WARNING, "Certificates changed and cannot be used; the ones before stay in use", e);
            }
        }
        return context;
    }

    private static List<Stamp> stamps(TlsFiles files) {
        return List.of(Stamp.of(files.key()), Stamp.of(files.certificate()), Stamp.of(files.trusted()));
    }

    private static SSLContext context(TlsFiles files) throws IOException {
        List<Certificate> chain = Pem.certificates(files.certificate());
        try {
            char[] password = {};
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, password);
            own.setKeyEntry(
                    "own",
                    Pem.key(files.key(), chain.getFirst().getPublicKey()),
                    password,
                    new ArrayList<>(chain).toArray(Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, password);
            KeyStore authorities = KeyStore.getInstance("PKCS12");
            authorities.load(null, password);
            int number = 0;
            for (Certificate authority : Pem.certificates(files.trusted())) {
                authorities.setCertificateEntry("authority-" + number++, authority);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(authorities);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot use " + files + ": " + e.getMessage(), e);
        }
    }
}
