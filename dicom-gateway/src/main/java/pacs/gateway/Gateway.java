package pacs.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import pacs.dicom.io.Budget;
import pacs.dicom.io.HeaderMemory;
import pacs.dicom.net.DimseServer;
import pacs.dicom.net.ServerSettings;
import pacs.gateway.forward.ForwardSettings;
import pacs.gateway.forward.Forwarder;
import pacs.gateway.forward.RetryPlan;
import pacs.gateway.peers.Centre;
import pacs.gateway.peers.CentreSettings;
import pacs.gateway.peers.Identity;
import pacs.gateway.peers.Peers;
import pacs.gateway.peers.Self;
import pacs.gateway.receipts.ReceiptSettings;
import pacs.gateway.receipts.Receipts;
import pacs.gateway.spool.Housekeeping;
import pacs.gateway.spool.Spool;
import pacs.gateway.spool.SpoolSettings;
import pacs.gateway.store.Reception;
import pacs.gateway.store.StoreScp;
import pacs.platform.Refusal;
import pacs.platform.blobs.BlobRules;
import pacs.platform.dimse.Listening;

/** All parts of a gateway: started from the disk to the network, closed the other way round. */
final class Gateway implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration TENDING = Duration.ofSeconds(5);

    /** What headers being received may take of the heap, beside a MiB for each association. */
    private static final long HEADER_MEMORY = 24L << 20;

    private final Spool spool;
    private final Centre centre;
    private final Identity identity;
    private final DimseServer server;
    private final Forwarder forwarder;
    private final Receipts receipts;
    private final Housekeeping housekeeping;

    private Gateway(GatewayConfig config, Spool spool) throws IOException {
        this.spool = spool;
        this.centre = new Centre(
                new CentreSettings(config.archiveUrl(), config.clientId(), config.clientSecret(), config.patience()));
        this.identity = Identity.start(centre, spool.memory(), config.refresh());
        this.server = listen(config);
        RetryPlan retry = new RetryPlan(FIRST_PAUSE, config.longestPause());
        this.forwarder = Forwarder.start(
                spool,
                centre,
                identity::known,
                new ForwardSettings(
                        config.connections(),
                        config.batchInstances(),
                        config.batchBytes().asLongValue(),
                        retry));
        this.receipts = Receipts.start(
                spool,
                centre,
                identity::known,
                new ReceiptSettings(config.quiet(), config.receiptRefresh(), config.grace(), retry, config.spool()));
        this.housekeeping = Housekeeping.start(spool, TENDING);
    }

    /**
     * Takes the folder and the port, and serves as soon as the centre has said whom.
     *
     * @throws Refusal with one sentence for whoever starts it, when folder or port cannot be had
     */
    static Gateway start(GatewayConfig config) throws IOException {
        return new Gateway(config, openSpool(config));
    }

    /** Waits until the centre has said who this gateway is; at once if it ever has before. */
    Self awaitIdentity() throws InterruptedException {
        return identity.await();
    }

    /** The port modalities call. */
    int port() {
        return server.port();
    }

    /** The port modalities call over TLS; empty when none was set. */
    OptionalInt tlsPort() {
        return server.tlsPort();
    }

    @Override
    public void close() throws IOException {
        try (spool;
                centre;
                identity;
                housekeeping;
                forwarder;
                receipts) {
            server.close();
        }
    }

    private static Spool openSpool(GatewayConfig config) {
        SpoolSettings settings = new SpoolSettings(
                BlobRules.DEFAULT.withReserve(config.reserve().asLongValue()),
                config.capacity().map(size -> size.asLongValue()).orElse(Long.MAX_VALUE),
                config.grace());
        try {
            return Spool.open(config.spool(), settings);
        } catch (IOException e) {
            throw new Refusal(
                    Refusal.Reason.UNAVAILABLE,
                    "The spool folder " + config.spool() + " cannot be used: " + reason(e) + ".",
                    e);
        }
    }

    private DimseServer listen(GatewayConfig config) throws IOException {
        InetSocketAddress address = new InetSocketAddress(config.bind(), config.dicomPort());
        int associations = config.associations();
        ServerSettings settings =
                Listening.on(address, associations, Math.max(1, associations * 3 / 4), config.dimse());
        Reception reception = new Reception(
                spool,
                () -> identity.known().map(Self::institution),
                Budget.DEFAULT.within(new HeaderMemory(HEADER_MEMORY)));
        try {
            return DimseServer.start(settings, new Peers(identity::known), new StoreScp(reception));
        } catch (IOException e) {
            try (spool;
                    centre;
                    identity) {
                throw new Refusal(
                        Refusal.Reason.UNAVAILABLE,
                        "The gateway cannot listen on DICOM port " + config.dicomPort() + " of " + config.bind() + ": "
                                + e.getMessage() + ".",
                        e);
            }
        }
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException failure) {
            return Optional.ofNullable(failure.getReason()).orElse("it may not be written");
        }
        return String.valueOf(e.getMessage());
    }
}
