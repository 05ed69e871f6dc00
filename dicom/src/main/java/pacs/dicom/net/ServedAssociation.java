package pacs.dicom.net;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLSocket;
import pacs.dicom.core.AeTitle;

/** One connection to our server, from its request to its end. Runs on a thread of its own. */
final class ServedAssociation implements Runnable {

    private static final System.Logger LOG = System.getLogger(ServedAssociation.class.getName());

    /** What the server lends to each association. */
    record Services(
            ServerSettings settings,
            AssociationPolicy policy,
            StoreHandler handler,
            Doorkeeper door,
            Semaphore operations) {}

    private final String id = UUID.randomUUID().toString();
    private final Socket socket;
    private final Services services;
    private final Optional<Tls> tls;
    private Optional<Fingerprint> certificate = Optional.empty();
    private volatile Optional<Activity> activity = Optional.empty();

    /** @param tls when the connection came to the port that speaks it */
    ServedAssociation(Socket socket, Optional<Tls> tls, Services services) {
        this.socket = socket;
        this.tls = tls;
        this.services = services;
    }

    @Override
    public void run() {
        try (UpperLayer layer = UpperLayer.acceptor(
                transport(),
                services.settings().maxPduLength(),
                services.settings().patience())) {
            serve(layer);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "Connection of %s: %s".formatted(socket.getInetAddress(), e));
        } finally {
            services.door().waitsNoMore(socket);
            cut();
        }
    }

    /** Ends the association as soon as nothing is being answered. */
    void finish() {
        activity.ifPresentOrElse(Activity::finish, this::cut);
    }

    /** Ends the association now. */
    void cut() {
        Transport.closeQuietly(socket);
    }

    private Transport transport() throws IOException {
        if (tls.isEmpty()) {
            return Transport.plain(socket);
        }
        SSLSocket secured = tls.get().acceptor(socket);
        Transport transport =
                Transport.secure(secured, socket, services.settings().timers().request());
        certificate = Optional.of(Fingerprint.of(secured.getSession().getPeerCertificates()[0]));
        return transport;
    }

    private void serve(UpperLayer layer) throws IOException {
        activity = Optional.of(new Activity(layer));
        if (!(layer.receive() instanceof Pdu.AssociateRq request)) {
            throw new AssertionError("Sta2 lets nothing but a request through");
        }
        services.door().waitsNoMore(socket);
        try {
            Optional<Doorkeeper.Visit> room = services.door().enter(socket.getInetAddress());
            if (room.isPresent()) {
                try (Doorkeeper.Visit visit = room.get()) {
                    answer(layer, request, visit);
                }
            } else {
                reject(layer, request, RejectionReason.LOCAL_LIMIT_EXCEEDED);
            }
        } finally {
            services.door().waits(socket);
        }
    }

    private void answer(UpperLayer layer, Pdu.AssociateRq request, Doorkeeper.Visit visit) throws IOException {
        Optional<AeTitle> called = aeTitle(request.called());
        Optional<AeTitle> calling = aeTitle(request.calling());
        if ((request.protocolVersion() & 1) == 0) {
            reject(layer, request, RejectionReason.PROTOCOL_VERSION_NOT_SUPPORTED);
        } else if (!request.applicationContext().equals(Negotiation.APPLICATION_CONTEXT)) {
            reject(layer, request, RejectionReason.APPLICATION_CONTEXT_NOT_SUPPORTED);
        } else if (called.isEmpty()) {
            reject(layer, request, RejectionReason.CALLED_AE_NOT_RECOGNIZED);
        } else if (calling.isEmpty()) {
            reject(layer, request, RejectionReason.CALLING_AE_NOT_RECOGNIZED);
        } else {
            ServedPeer peer = new ServedPeer(calling.get(), called.get(), socket.getInetAddress(), id);
            switch (admission(request, peer)) {
                case Admission.Accepted() when visit.admit(peer.calling()) -> accept(layer, request, peer);
                case Admission.Accepted() -> reject(layer, request, RejectionReason.LOCAL_LIMIT_EXCEEDED);
                case Admission.Rejected(RejectionReason reason) -> reject(layer, request, reason);
            }
        }
    }

    private Admission admission(Pdu.AssociateRq request, ServedPeer peer) {
        List<String> proposed = request.contexts().stream()
                .map(Pdu.ProposedContext::abstractSyntax)
                .toList();
        try {
            return services.policy()
                    .admit(new AssociationRequest(
                            peer.called(),
                            peer.calling(),
                            peer.address(),
                            proposed,
                            request.user().implementationVersionName(),
                            certificate));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "No decision on association " + id + " of " + peer, e);
            return new Admission.Rejected(RejectionReason.TEMPORARY_CONGESTION);
        }
    }

    private void reject(UpperLayer layer, Pdu.AssociateRq request, RejectionReason reason) throws IOException {
        LOG.log(Level.INFO, () -> "Rejected %s -> %s of %s: %s"
                .formatted(request.calling().strip(), request.called().strip(), socket.getInetAddress(), reason));
        layer.send(reason.pdu());
    }

    private void accept(UpperLayer layer, Pdu.AssociateRq request, ServedPeer peer) throws IOException {
        ServerSettings settings = services.settings();
        Negotiation negotiation = Negotiation.of(request.contexts());
        layer.send(new Pdu.AssociateAc(
                request.called(),
                request.calling(),
                Negotiation.APPLICATION_CONTEXT,
                negotiation.results(),
                request.user().answer(settings.maxPduLength(), settings.outstanding())));
        MessageChannel channel = new MessageChannel(layer, negotiation.accepted());
        Activity current = activity.orElseThrow();
        OperationsWindow window = new OperationsWindow(
                request.user().outstanding(settings.outstanding()), services.operations(), layer, current);
        Operations operations = new Operations(channel, layer, peer, services.handler(), window);
        try {
            exchange(layer, current, operations);
        } catch (IOException e) {
            LOG.log(Level.INFO, () -> "Association %s was not released: %s".formatted(peer, e));
        } finally {
            window.settle();
        }
    }

    private static void exchange(UpperLayer layer, Activity activity, Operations operations) throws IOException {
        while (layer.receive() instanceof Pdu.DataValue first) {
            if (!activity.begin()) {
                operations.settle();
                return;
            }
            try {
                operations.answer(first);
            } finally {
                activity.end();
            }
        }
        // The only other PDU of Sta6 is A-RELEASE-RQ.
        operations.settle();
        layer.send(new Pdu.ReleaseRp());
    }

    private static Optional<AeTitle> aeTitle(String raw) {
        try {
            return Optional.of(new AeTitle(raw.replace('\0', ' ')));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
