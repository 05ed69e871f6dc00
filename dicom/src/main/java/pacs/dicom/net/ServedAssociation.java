package pacs.dicom.net;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pacs.dicom.core.AeTitle;

/** One connection to our server, from its request to its end. Runs on a thread of its own. */
final class ServedAssociation implements Runnable {

    private static final System.Logger LOG = System.getLogger(ServedAssociation.class.getName());

    /** What the server lends to each association. */
    record Services(ServerSettings settings, AssociationPolicy policy, StoreHandler handler, Doorkeeper door) {}

    private final String id = UUID.randomUUID().toString();
    private final Socket socket;
    private final Services services;
    private final UpperLayer layer;
    private boolean answering;
    private boolean finishing;

    ServedAssociation(Socket socket, Services services) throws IOException {
        this.socket = socket;
        this.services = services;
        this.layer = UpperLayer.acceptor(
                socket, services.settings().maxPduLength(), services.settings().patience());
    }

    @Override
    public void run() {
        try (layer) {
            serve();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "Connection of %s: %s".formatted(socket.getInetAddress(), e));
        } finally {
            services.door().waitsNoMore(socket);
        }
    }

    /** Ends the association as soon as nothing is being answered. */
    synchronized void finish() {
        finishing = true;
        if (!answering) {
            try {
                layer.interrupt();
            } catch (IOException e) {
                cut();
            }
        }
    }

    /** Ends the association now. */
    void cut() {
        UpperLayer.closeQuietly(socket);
    }

    private void serve() throws IOException {
        if (!(layer.receive() instanceof Pdu.AssociateRq request)) {
            throw new AssertionError("Sta2 lets nothing but a request through");
        }
        InetAddress address = socket.getInetAddress();
        services.door().waitsNoMore(socket);
        try {
            if (services.door().enter(address)) {
                try {
                    answer(request);
                } finally {
                    services.door().left(address);
                }
            } else {
                reject(request, RejectionReason.LOCAL_LIMIT_EXCEEDED);
            }
        } finally {
            services.door().waits(socket);
        }
    }

    private void answer(Pdu.AssociateRq request) throws IOException {
        Optional<AeTitle> called = aeTitle(request.called());
        Optional<AeTitle> calling = aeTitle(request.calling());
        if ((request.protocolVersion() & 1) == 0) {
            reject(request, RejectionReason.PROTOCOL_VERSION_NOT_SUPPORTED);
        } else if (!request.applicationContext().equals(Negotiation.APPLICATION_CONTEXT)) {
            reject(request, RejectionReason.APPLICATION_CONTEXT_NOT_SUPPORTED);
        } else if (called.isEmpty()) {
            reject(request, RejectionReason.CALLED_AE_NOT_RECOGNIZED);
        } else if (calling.isEmpty()) {
            reject(request, RejectionReason.CALLING_AE_NOT_RECOGNIZED);
        } else {
            ServedPeer peer = new ServedPeer(calling.get(), called.get(), socket.getInetAddress(), id);
            switch (admission(request, peer)) {
                case Admission.Accepted() -> accept(request, peer);
                case Admission.Rejected(RejectionReason reason) -> reject(request, reason);
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
                            request.user().implementationVersionName()));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "No decision on association " + id + " of " + peer, e);
            return new Admission.Rejected(RejectionReason.TEMPORARY_CONGESTION);
        }
    }

    private void reject(Pdu.AssociateRq request, RejectionReason reason) throws IOException {
        LOG.log(Level.INFO, () -> "Rejected %s -> %s of %s: %s"
                .formatted(request.calling().strip(), request.called().strip(), socket.getInetAddress(), reason));
        layer.send(reason.pdu());
    }

    private void accept(Pdu.AssociateRq request, ServedPeer peer) throws IOException {
        Negotiation negotiation = Negotiation.of(request.contexts());
        layer.send(new Pdu.AssociateAc(
                request.called(),
                request.calling(),
                Negotiation.APPLICATION_CONTEXT,
                negotiation.results(),
                request.user().answer(services.settings().maxPduLength())));
        MessageChannel channel = new MessageChannel(layer, negotiation.accepted());
        try {
            exchange(new Operations(channel, layer, peer, services.handler()));
        } catch (IOException e) {
            LOG.log(Level.INFO, () -> "Association %s was not released: %s".formatted(peer, e));
        }
    }

    private void exchange(Operations operations) throws IOException {
        while (layer.receive() instanceof Pdu.DataValue first) {
            if (!begin()) {
                return;
            }
            operations.answer(first);
            if (!end()) {
                return;
            }
        }
        // The only other PDU of Sta6 is A-RELEASE-RQ.
        layer.send(new Pdu.ReleaseRp());
    }

    private synchronized boolean begin() {
        answering = true;
        return !finishing;
    }

    private synchronized boolean end() {
        answering = false;
        return !finishing;
    }

    private static Optional<AeTitle> aeTitle(String raw) {
        try {
            return Optional.of(new AeTitle(raw.replace('\0', ' ')));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
