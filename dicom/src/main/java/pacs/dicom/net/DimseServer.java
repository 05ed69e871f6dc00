package pacs.dicom.net;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
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
    private final Optional<SecureListener> secure;
    private final ServedAssociation.Services services;
    private final Set<ServedAssociation> served = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("dimse-", 1).factory());
    private final List<Thread> acceptors;

    private record SecureListener(ServerSocket socket, Tls tls) {}

    private DimseServer(ServerSocket listener, Optional<SecureListener> secure, ServedAssociation.Services services) {
        this.listener = listener;
        this.secure = secure;
        this.services = services;
        Thread plain = acceptor(listener, Optional.empty());
        this.acceptors = secure.map(other -> List.of(plain, acceptor(other.socket(), Optional.of(other.tls()))))
                .orElse(List.of(plain));
    }

    private Thread acceptor(ServerSocket from, Optional<Tls> tls) {
        return Thread.ofVirtual().name("dimse-accept").unstarted(() -> accept(from, tls));
    }

    /**
     * Listens from now on.
     *
     * @throws IOException when the address cannot be had
     */
    public static DimseServer start(ServerSettings settings, AssociationPolicy policy, StoreHandler handler)
            throws IOException {
        ServerSocket listener = listen(settings.bind());
        try {
            Optional<SecureListener> secure = settings.tls().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SecureListener(
                            listen(settings.tls().get().bind()),
                            settings.tls().get().tls()));
            DimseServer server = new DimseServer(
                    listener,
                    secure,
                    new ServedAssociation.Services(
                            settings,
                            policy,
                            handler,
                            new Doorkeeper(settings.caps()),
                            new Semaphore(Math.max(1, settings.caps().total() / 4))));
            server.acceptors.forEach(Thread::start);
            return server;
        } catch (IOException e) {
            listener.close();
            throw e;
        }
    }

    private static ServerSocket listen(InetSocketAddress address) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(address, BACKLOG);
            return listener;
        } catch (IOException e) {
            listener.close();
            throw e;
        }
    }

    /** The port listened on. */
    public int port() {
        return listener.getLocalPort();
    }

    /** The port listened on for TLS; empty when there is none. */
    public OptionalInt tlsPort() {
        return secure.isPresent() ? OptionalInt.of(secure.get().socket().getLocalPort()) : OptionalInt.empty();
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
            if (secure.isPresent()) {
                secure.get().socket().close();
            }
            for (Thread acceptor : acceptors) {
                acceptor.join();
            }
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

    private void accept(ServerSocket from, Optional<Tls> tls) {
        while (!from.isClosed()) {
            try {
                welcome(from.accept(), tls);
            } catch (IOException e) {
                if (!from.isClosed()) {
                    // Out of file descriptors, most likely.
                    LOG.log(Level.WARNING, "Cannot accept a connection", e);
                    services.door().showOutOldest();
                    pause();
                }
            }
        }
    }

    private void welcome(Socket socket, Optional<Tls> tls) {
        ServedAssociation association = new ServedAssociation(socket, tls, services);
        served.add(association);
        services.door().waits(socket);
        threads.execute(() -> {
            try {
                association.run();
            } finally {
                served.remove(association);
            }
        });
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
