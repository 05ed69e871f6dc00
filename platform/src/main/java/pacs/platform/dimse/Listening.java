package pacs.platform.dimse;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import pacs.dicom.net.AssociationCaps;
import pacs.dicom.net.ServerSettings;
import pacs.dicom.net.ServerTimers;
import pacs.dicom.net.Tls;
import pacs.dicom.net.TlsFiles;
import pacs.dicom.net.TlsListener;
import pacs.platform.Refusal;

/** Makes a DICOM server's settings of what a service was told. */
public final class Listening {

    private Listening() {}

    /**
     * @param bind the plain port; TLS listens on the same address
     * @param associations at a time
     * @param share of them that one address gets unless told otherwise
     * @throws Refusal with one sentence for whoever starts the service, when a setting or a file is of no use
     */
    public static ServerSettings on(InetSocketAddress bind, int associations, int share, DimseSettings settings) {
        try {
            int perAddress = settings.associationsPerAddress().orElse(share);
            ServerSettings plain = ServerSettings.defaults(bind)
                    .withCaps(new AssociationCaps(
                            associations,
                            perAddress,
                            settings.associationsPerTitle().orElse(perAddress)))
                    .withTimers(new ServerTimers(
                            settings.requestTimeout(), settings.idleTimeout(), settings.writeTimeout()))
                    .withMessages(settings.maxPduLength(), settings.outstanding());
            return settings.tls().port().isEmpty()
                    ? plain
                    : plain.withTls(new TlsListener(
                            new InetSocketAddress(
                                    bind.getAddress(), settings.tls().port().getAsInt()),
                            Tls.of(files(settings.tls()))));
        } catch (IllegalArgumentException | IOException e) {
            throw new Refusal(
                    Refusal.Reason.UNAVAILABLE,
                    "The DICOM port cannot be opened as it is set: " + e.getMessage() + ".",
                    e);
        }
    }

    private static TlsFiles files(DimseSettings.Secured tls) {
        return new TlsFiles(
                file("key", tls.key()), file("certificate", tls.certificate()), file("trusted", tls.trusted()));
    }

    private static Path file(String setting, Optional<Path> file) {
        return file.orElseThrow(
                () -> new IllegalArgumentException("a port for TLS needs the setting dimse.tls." + setting));
    }
}
