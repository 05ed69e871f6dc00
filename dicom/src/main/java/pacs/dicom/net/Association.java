package pacs.dicom.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.TransferSyntax;

/**
 * An association we asked for (PS3.7 D): an SCU of Verification and Storage, for one thread. Where the peer granted it,
 * several objects may be on their way before the first is answered, see {@link #begin}.
 */
public final class Association implements AutoCloseable {

    private static final int MAX_CONTEXTS = 128;

    private final UpperLayer layer;
    private final MessageChannel channel;
    private final Map<Integer, AcceptedContext> accepted;
    private final int window;
    private final SequencedMap<Integer, PendingAnswer> pending = new LinkedHashMap<>();
    private int messageId;

    private Association(UpperLayer layer, Map<Integer, AcceptedContext> accepted, int window) {
        this.layer = layer;
        this.channel = new MessageChannel(layer, accepted);
        this.accepted = accepted;
        this.window = window;
    }

    /**
     * Connects and associates.
     *
     * @param contexts at most 128
     * @throws AssociationRejectedException when the peer does not want it
     * @throws IOException when the peer cannot be reached or does not speak DICOM
     */
    public static Association open(
            Remote remote, AeTitle calling, List<PresentationContext> contexts, Timeouts timeouts) throws IOException {
        return open(remote, calling, contexts, AssociationSettings.DEFAULT.withTimeouts(timeouts));
    }

    /** The same, with more to say about how. */
    public static Association open(
            Remote remote, AeTitle calling, List<PresentationContext> contexts, AssociationSettings settings)
            throws IOException {
        if (contexts.isEmpty() || contexts.size() > MAX_CONTEXTS) {
            throw new IllegalArgumentException("An association has 1 to 128 contexts, not " + contexts.size());
        }
        Socket socket = new Socket();
        try {
            socket.connect(
                    new InetSocketAddress(remote.host(), remote.port()),
                    Math.toIntExact(settings.timeouts().connect().toMillis()));
            UpperLayer layer = UpperLayer.requestor(
                    transport(socket, settings),
                    settings.maxPduLength(),
                    settings.timeouts().patience());
            UserInformation ours =
                    UserInformation.ours(settings.maxPduLength()).withOutstanding(settings.outstanding());
            Pdu.AssociateAc acceptance = associate(layer, request(remote, calling, contexts, ours));
            return new Association(
                    layer,
                    accepted(layer, contexts, acceptance),
                    acceptance.user().outstanding(settings.outstanding()));
        } catch (IOException | RuntimeException e) {
            Transport.closeQuietly(socket);
            throw e;
        }
    }

    private static Transport transport(Socket socket, AssociationSettings settings) throws IOException {
        return settings.tls().isPresent()
                ? Transport.secure(
                        settings.tls().get().requestor(socket),
                        socket,
                        settings.timeouts().connect())
                : Transport.plain(socket);
    }

    /** How many objects may be on their way before the first is answered; at least 1. */
    public int window() {
        return window;
    }

    /** Whether the peer takes objects of this class in this transfer syntax. */
    public boolean accepts(SopClass sopClass, TransferSyntax transferSyntax) {
        return context(sopClass, transferSyntax).isPresent();
    }

    /** Asks whether the peer is there (C-ECHO, PS3.7 9.1.5). */
    public DimseStatus echo() throws IOException {
        AcceptedContext context = accepted.values().stream()
                .filter(candidate -> candidate.abstractSyntax().equals(ServedSopClasses.VERIFICATION))
                .findFirst()
                .orElseThrow(() -> new IOException("Verification was not negotiated"));
        return begin(
                        context,
                        request(DimseCommand.C_ECHO_RQ, ServedSopClasses.VERIFICATION)
                                .with(CommandSet.DATA_SET_TYPE, CommandSet.NO_DATA_SET),
                        InputStream.nullInputStream())
                .await();
    }

    /**
     * Sends one object (C-STORE, PS3.7 9.1.1).
     *
     * @param dataSet without file meta information, encoded in {@code transferSyntax}; goes out byte for byte. When it
     *     fails the association is aborted
     * @return the peer's answer
     * @throws IOException when no context was accepted for the object, see {@link #accepts}, or the association broke
     */
    public DimseStatus store(
            SopClass sopClass, SopInstanceUid sopInstance, TransferSyntax transferSyntax, InputStream dataSet)
            throws IOException {
        return begin(sopClass, sopInstance, transferSyntax, dataSet).await();
    }

    /**
     * Sends one object like {@link #store} and does not wait for the answer, but for older answers while the window is full
     * (PS3.7 D.3.3.3).
     */
    public PendingAnswer begin(
            SopClass sopClass, SopInstanceUid sopInstance, TransferSyntax transferSyntax, InputStream dataSet)
            throws IOException {
        AcceptedContext context = required(sopClass, transferSyntax);
        CommandSet command = request(DimseCommand.C_STORE_RQ, sopClass)
                .with(CommandSet.PRIORITY, 0)
                .with(CommandSet.DATA_SET_TYPE, 0)
                .withUid(CommandSet.AFFECTED_SOP_INSTANCE, sopInstance.value());
        return begin(context, command, dataSet);
    }

    /** Ends the association in order, after every answer (PS3.8 7.2). */
    public void release() throws IOException {
        while (!pending.isEmpty()) {
            receiveAnswer();
        }
        layer.send(new Pdu.ReleaseRq());
        Pdu pdu;
        do {
            pdu = layer.receive();
            if (pdu instanceof Pdu.ReleaseRq) {
                layer.send(new Pdu.ReleaseRp());
            }
        } while (!(pdu instanceof Pdu.ReleaseRp));
    }

    /** Ends the association at once (PS3.8 7.3). */
    public void abort() {
        layer.abort();
        layer.close();
    }

    /** Releases the association if it stands; what the peer says to that does not matter any more. */
    @Override
    public void close() {
        try (layer) {
            if (layer.isEstablished()) {
                release();
            }
        } catch (IOException e) {
            System.getLogger(Association.class.getName())
                    .log(System.Logger.Level.DEBUG, "An association was not released in order", e);
        }
    }

    private static Pdu.AssociateRq request(
            Remote remote, AeTitle calling, List<PresentationContext> contexts, UserInformation ours) {
        List<Pdu.ProposedContext> proposed = new ArrayList<>();
        for (PresentationContext context : contexts) {
            proposed.add(new Pdu.ProposedContext(
                    2 * proposed.size() + 1,
                    context.sopClass().value(),
                    context.transferSyntaxes().stream().map(TransferSyntax::uid).toList()));
        }
        return new Pdu.AssociateRq(
                1, remote.called().value(), calling.value(), Negotiation.APPLICATION_CONTEXT, proposed, ours);
    }

    private static Pdu.AssociateAc associate(UpperLayer layer, Pdu.AssociateRq request) throws IOException {
        layer.send(request);
        return switch (layer.receive()) {
            case Pdu.AssociateAc acceptance -> acceptance;
            case Pdu.AssociateRj rejection -> throw new AssociationRejectedException(rejection);
            case Pdu pdu -> throw new AssertionError("Sta5 does not let through " + pdu);
        };
    }

    private static Map<Integer, AcceptedContext> accepted(
            UpperLayer layer, List<PresentationContext> contexts, Pdu.AssociateAc acceptance) throws IOException {
        Map<Integer, AcceptedContext> accepted = new HashMap<>();
        for (Pdu.ContextResult result : acceptance.contexts()) {
            if (result.result() == Pdu.ContextResult.ACCEPTANCE) {
                int index = result.id() / 2;
                Optional<TransferSyntax> chosen = index >= contexts.size()
                        ? Optional.empty()
                        : contexts.get(index).transferSyntaxes().stream()
                                .filter(syntax -> syntax.uid().equals(result.transferSyntax()))
                                .findFirst();
                if (chosen.isEmpty()) {
                    throw layer.refuse(ProtocolFault.invalid("Accepted what was not proposed: " + result));
                }
                accepted.put(
                        result.id(),
                        new AcceptedContext(result.id(), contexts.get(index).sopClass(), chosen.get()));
            }
        }
        return Map.copyOf(accepted);
    }

    private Optional<AcceptedContext> context(SopClass sopClass, TransferSyntax transferSyntax) {
        return accepted.values().stream()
                .filter(context -> context.abstractSyntax().equals(sopClass)
                        && context.transferSyntax().equals(transferSyntax))
                .findFirst();
    }

    private AcceptedContext required(SopClass sopClass, TransferSyntax transferSyntax) throws IOException {
        return context(sopClass, transferSyntax)
                .orElseThrow(() -> new IOException("The peer takes no " + sopClass + " in " + transferSyntax.name()));
    }

    private CommandSet request(int field, SopClass sopClass) {
        messageId = messageId % 0xFFFF + 1;
        return CommandSet.of(field)
                .with(CommandSet.MESSAGE_ID, messageId)
                .withUid(CommandSet.AFFECTED_SOP_CLASS, sopClass.value());
    }

    private PendingAnswer begin(AcceptedContext context, CommandSet command, InputStream dataSet) throws IOException {
        while (pending.size() >= window) {
            receiveAnswer();
        }
        boolean sent = false;
        try {
            channel.send(context, command);
            if (command.announcesDataSet()) {
                channel.send(context, dataSet);
            }
            sent = true;
        } finally {
            if (!sent) {
                layer.abort();
            }
        }
        PendingAnswer answer =
                new PendingAnswer(this, command.number(CommandSet.COMMAND_FIELD).orElseThrow());
        pending.put(command.number(CommandSet.MESSAGE_ID).orElseThrow(), answer);
        return answer;
    }

    /** Reads one answer, to whichever request. */
    void receiveAnswer() throws IOException {
        boolean read = false;
        try {
            if (!layer.isEstablished()) {
                throw new IOException("The association is over");
            }
            Pdu.DataValue first = channel.nextValue();
            AcceptedContext context = channel.context(first);
            CommandSet response = channel.command(first);
            PendingAnswer answer = asked(response);
            if (response.announcesDataSet()) {
                channel.dataSet(context).drain();
            }
            answer.came(new DimseStatus(
                    response.number(CommandSet.STATUS).orElseThrow(),
                    response.text(CommandSet.ERROR_COMMENT).orElse("")));
            read = true;
        } finally {
            if (!read) {
                layer.abort();
            }
        }
    }

    private PendingAnswer asked(CommandSet response) throws IOException {
        int field = response.number(CommandSet.COMMAND_FIELD).orElseThrow();
        OptionalInt respondedTo = response.number(CommandSet.MESSAGE_ID_RESPONDED_TO);
        Optional<PendingAnswer> answer = respondedTo.isEmpty()
                        || response.number(CommandSet.STATUS).isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(pending.get(respondedTo.getAsInt())).filter(one -> one.isAnsweredBy(field));
        if (answer.isEmpty()) {
            throw layer.refuse(new ProtocolFault(
                    AbortReason.UNEXPECTED_PARAMETER, "Not the response to any of the messages " + pending.keySet()));
        }
        pending.remove(respondedTo.getAsInt());
        return answer.get();
    }
}
