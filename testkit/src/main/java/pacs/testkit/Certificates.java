package pacs.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A certificate authority of the test's own, made by OpenSSL: PEM files in a folder. */
public record Certificates(Path folder, String authority) {

    public static final Peer OPENSSL = new Peer("openssl", "openssl");

    /** A key and its certificate. */
    public record Issued(Path key, Path certificate) {}

    /** Makes an authority of this name. */
    public static Certificates authority(Path folder, String name) {
        Certificates certificates = new Certificates(folder, name);
        request(certificates.own(), name, "-addext", "basicConstraints=critical,CA:TRUE");
        return certificates;
    }

    /** The authority's certificate. */
    public Path trusted() {
        return own().certificate();
    }

    /** Makes a certificate for somebody. */
    public Issued issue(String name) {
        Issued issued = files(name);
        request(
                issued,
                name,
                "-addext",
                "basicConstraints=critical,CA:FALSE",
                "-CA",
                own().certificate(),
                "-CAkey",
                own().key());
        return issued;
    }

    /** Makes a certificate that was good in January 2020. */
    public Issued issueExpired(String name) {
        Issued issued = files(name);
        Path request = folder.resolve(name + ".csr");
        run("req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=" + name + " -keyout " + issued.key()
                + " -out " + request);
        run("ca -batch -notext -rand_serial -config " + register(name) + " -in " + request + " -out "
                + issued.certificate() + " -cert " + own().certificate() + " -keyfile " + own().key()
                + " -startdate 20200101000000Z -enddate 20200201000000Z");
        return issued;
    }

    /** What {@code openssl ca} asks for: it alone can say from when to when a certificate is good. */
    private Path register(String name) {
        try {
            Files.writeString(folder.resolve("index"), "");
            return Files.writeString(folder.resolve(name + ".conf"), """
                    [ca]
                    default_ca = authority
                    [authority]
                    database = %1$s/index
                    new_certs_dir = %1$s
                    serial = %1$s/serial
                    default_md = sha256
                    policy = name
                    [name]
                    commonName = supplied
                    """.formatted(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String arguments) {
        OPENSSL.run((Object[]) arguments.split(" ")).orFail();
    }

    private Issued own() {
        return files(authority);
    }

    private Issued files(String name) {
        return new Issued(folder.resolve(name + ".key"), folder.resolve(name + ".pem"));
    }

    private static void request(Issued files, String name, Object... more) {
        Object[] fixed = {
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-days",
            2,
            "-keyout",
            files.key(),
            "-out",
            files.certificate(),
            "-subj",
            "/CN=" + name
        };
        Object[] all = new Object[fixed.length + more.length];
        System.arraycopy(fixed, 0, all, 0, fixed.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        OPENSSL.run(all).orFail();
    }
}
