package pacs.archive.dimse;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jboss.logging.Logger;
import pacs.archive.intake.Intake;
import pacs.dicom.core.AeTitle;
import pacs.dicom.net.DimseServer;
import pacs.dicom.net.ServerSettings;
import pacs.platform.dimse.Listening;
import pacs.platform.tenancy.Directory;

/** Opens the archive's DICOM port when everything behind it is ready, and closes it before anything behind it ends. */
@ApplicationScoped
class DimseListener {

    private static final Logger LOG = Logger.getLogger(DimseListener.class);

    private final DimseConfig config;
    private final Directory directory;
    private final Intake intake;
    private Optional<DimseServer> server = Optional.empty();

    DimseListener(DimseConfig config, Directory directory, Intake intake) {
        this.config = config;
        this.directory = directory;
        this.intake = intake;
    }

    void open(@Observes @Priority(3000) StartupEvent start) throws IOException {
        ServerSettings settings = Listening.on(
                new InetSocketAddress(config.dicomBind(), config.dicomPort()),
                config.dicomAssociations(),
                config.dicomAssociations() / 2,
                config.dimse());
        DimseServer started = DimseServer.start(
                settings, new KnownPeers(directory, new AeTitle(config.aeTitle())), new StoreScp(intake, directory));
        server = Optional.of(started);
        LOG.infof("%s listens on %s:%d", config.aeTitle(), config.dicomBind(), started.port());
        started.tlsPort().ifPresent(port -> LOG.infof("and over TLS on port %d", port));
    }

    void close(@Observes @Priority(100) ShutdownEvent end) {
        server.ifPresent(DimseServer::close);
    }
}
