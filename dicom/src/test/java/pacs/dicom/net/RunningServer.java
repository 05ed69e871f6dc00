package pacs.dicom.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import pacs.dicom.core.AeTitle;

/** A server on a free port of this machine that keeps in memory what it is sent, unless a test says otherwise. */
final class RunningServer implements AfterEachCallback {

    static final AeTitle CALLED = new AeTitle("PACS");
    static final AeTitle CALLING = new AeTitle("MODALITY");

    /** One object as it arrived. */
    @SuppressWarnings("ArrayRecordComponent")
    record Stored(StoreRequest request, byte[] dataSet) {}

    final Queue<Stored> stored = new ConcurrentLinkedQueue<>();
    private volatile AssociationPolicy policy = request -> new Admission.Accepted();
    private volatile StoreHandler handler = this::keep;
    private final DimseServer server;

    RunningServer() {
        this(defaults());
    }

    RunningServer(ServerSettings settings) {
        try {
            server = DimseServer.start(
                    settings, request -> policy.admit(request), (request, dataSet) -> handler.store(request, dataSet));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ServerSettings defaults() {
        return ServerSettings.defaults(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** Settings whose timers fire while a test waits. */
    static ServerSettings impatient() {
        return defaults()
                .withTimers(new ServerTimers(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(300)));
    }

    void decide(AssociationPolicy decision) {
        policy = decision;
    }

    void handle(StoreHandler answer) {
        handler = answer;
    }

    int port() {
        return server.port();
    }

    int associations() {
        return server.associations();
    }

    Remote remote() {
        return new Remote("127.0.0.1", port(), CALLED);
    }

    Association open(PresentationContext... contexts) throws IOException {
        return Association.open(remote(), CALLING, List.of(contexts), Timeouts.DEFAULT);
    }

    /** The port for TLS, where the settings have one. */
    int tlsPort() {
        return server.tlsPort().orElseThrow();
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    void close() {
        server.close();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.close();
    }

    DimseStatus keep(StoreRequest request, InputStream dataSet) throws IOException {
        stored.add(new Stored(request, dataSet.readAllBytes()));
        return DimseStatus.SUCCESS;
    }
}
