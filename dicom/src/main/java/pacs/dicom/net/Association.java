package pacs.dicom.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.TransferSyntax;

/**
 * An association we asked for (PS3.7 D): an SCU of Verification and Storage. One operation at a time, by one thread.
 */
public final class Association implements AutoCloseable {

    private static final int MAX_PDU_LENGTH = 131072;
    private static final int MAX_CONTEXTS = 128;

    private final UpperLayer layer;
    private final MessageChannel channel;
    private final Map<Integer, AcceptedContext> accepted;
    private int messageId;

    private Association(UpperLayer layer, Map<Integer, AcceptedContext> accepted) {
        this.layer = layer;
        this.channel = new MessageChannel(layer, accepted);
        this.accepted = accepted;
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
        if (contexts.isEmpty() || contexts.size() > MAX_CONTEXTS) {
            throw new IllegalArgumentException("An association has 1 to 128 contexts, not " + contexts.size());
        }
        Socket socket = new Socket();
        try {
            socket.connect(
                    new InetSocketAddress(remote.host(), remote.port()),
                    Math.toIntExact(timeouts.connect().toMillis()));
            UpperLayer layer = UpperLayer.requestor(socket, MAX_PDU_LENGTH, timeouts.patience());
            return new Association(layer, associate(layer, remote, calling, contexts));
        } catch (IOException | RuntimeException e) {
            UpperLayer.closeQuietly(socket);
            throw e;
        }
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
        return exchange(
                context,
                request(DimseCommand.C_ECHO_RQ, ServedSopClasses.VERIFICATION)
                        .with(CommandSet.DATA_SET_TYPE, CommandSet.NO_DATA_SET),
                InputStream.nullInputStream());
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
        AcceptedContext context = required(sopClass, transferSyntax);
        CommandSet command = request(DimseCommand.C_STORE_RQ, sopClass)
                .with(CommandSet.PRIORITY, 0)
                .with(CommandSet.DATA_SET_TYPE, 0)
                .withUid(CommandSet.AFFECTED_SOP_INSTANCE, sopInstance.value());
        return exchange(context, command, dataSet);
    }

    /** Ends the association in order (PS3.8 7.2). */
    public void release() throws IOException {
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

    private static Map<Integer, AcceptedContext> associate(
            UpperLayer layer, Remote remote, AeTitle calling, List<PresentationContext> contexts) throws IOException {
        List<Pdu.ProposedContext> proposed = new ArrayList<>();
        for (PresentationContext context : contexts) {
            proposed.add(new Pdu.ProposedContext(
                    2 * proposed.size() + 1,
                    context.sopClass().value(),
                    context.transferSyntaxes().stream().map(TransferSyntax::uid).toList()));
        }
        layer.send(new Pdu.AssociateRq(
                1,
                remote.called().value(),
                calling.value(),
                Negotiation.APPLICATION_CONTEXT,
                proposed,
                UserInformation.ours(MAX_PDU_LENGTH)));
        return switch (layer.receive()) {
            case Pdu.AssociateAc acceptance -> accepted(layer, contexts, acceptance);
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

    private DimseStatus exchange(AcceptedContext context, CommandSet command, InputStream dataSet) throws IOException {
        boolean answered = false;
        try {
            channel.send(context, command);
            if (command.announcesDataSet()) {
                channel.send(context, dataSet);
            }
            DimseStatus status = answer(command);
            answered = true;
            return status;
        } finally {
            if (!answered) {
                layer.abort();
            }
        }
    }

    private DimseStatus answer(CommandSet request) throws IOException {
        Pdu.DataValue first = channel.nextValue();
        AcceptedContext context = channel.context(first);
        CommandSet response = channel.command(first);
        int field = request.number(CommandSet.COMMAND_FIELD).orElseThrow() | DimseCommand.RESPONSE;
        if (response.number(CommandSet.COMMAND_FIELD).orElseThrow() != field
                || !response.number(CommandSet.MESSAGE_ID_RESPONDED_TO).equals(request.number(CommandSet.MESSAGE_ID))
                || response.number(CommandSet.STATUS).isEmpty()) {
            throw layer.refuse(
                    new ProtocolFault(AbortReason.UNEXPECTED_PARAMETER, "Not the response to message " + messageId));
        }
        if (response.announcesDataSet()) {
            channel.dataSet(context).drain();
        }
        return new DimseStatus(
                response.number(CommandSet.STATUS).getAsInt(),
                response.text(CommandSet.ERROR_COMMENT).orElse(""));
    }
}
