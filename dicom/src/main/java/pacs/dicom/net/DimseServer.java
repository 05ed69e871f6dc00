package pacs.dicom.net;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * An SCP of Verification and Storage (PS3.4 A, B). Each association has a virtual thread; the accepting thread only
 * accepts.
 */
public final class DimseServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DimseServer.class.getName());
    private static final int BACKLOG = 512;
    private static final long DRAIN_SECONDS = 10;
    private static final long PAUSE_MILLIS = 50;

    private final ServerSocket listener;
    private final ServedAssociation.Services services;
    private final Set<ServedAssociation> served = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("dimse-", 1).factory());
    private final Thread acceptor = Thread.ofVirtual().name("dimse-accept").unstarted(this::accept);

    private DimseServer(ServerSocket listener, ServedAssociation.Services services) {
        this.listener = listener;
        this.services = services;
    }

    /**
     * Listens from now on.
     *
     * @throws IOException when the address cannot be had
     */
    public static DimseServer start(ServerSettings settings, AssociationPolicy policy, StoreHandler handler)
            throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(settings.bind(), BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        Doorkeeper door = new Doorkeeper(settings.maxAssociations(), settings.maxAssociationsPerAddress());
        DimseServer server = new DimseServer(listener, new ServedAssociation.Services(settings, policy, handler, door));
        server.acceptor.start();
        return server;
    }

    /** The port listened on. */
    public int port() {
        return listener.getLocalPort();
    }

    /** How many associations are established or being negotiated. */
    public int associations() {
        return services.door().associations();
    }

    /** Stops listening, lets every operation that has begun come to its end for ten seconds, then cuts the rest. */
    @Override
    public void close() {
        try {
            listener.close();
            acceptor.join();
            served.forEach(ServedAssociation::finish);
            threads.shutdown();
            if (!threads.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                served.forEach(ServedAssociation::cut);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Closing port " + port(), e);
        } catch (InterruptedException e) {
            served.forEach(ServedAssociation::cut);
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                welcome(listener.accept());
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    // Out of file descriptors, most likely.
                    LOG.log(Level.WARNING, "Cannot accept a connection", e);
                    services.door().showOutOldest();
                    pause();
                }
            }
        }
    }

    private void welcome(Socket socket) {
        try {
            ServedAssociation association = new ServedAssociation(socket, services);
            served.add(association);
            services.door().waits(socket);
            threads.execute(() -> {
                try {
                    association.run();
                } finally {
                    served.remove(association);
                }
            });
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A connection was gone before it was served", e);
            UpperLayer.closeQuietly(socket);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
