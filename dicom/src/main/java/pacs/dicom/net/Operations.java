package pacs.dicom.net;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import pacs.dicom.core.SopInstanceUid;

/** Answers the requests of one association: C-ECHO, C-STORE, and "unrecognized operation" to all others. */
final class Operations {

    private static final System.Logger LOG = System.getLogger(Operations.class.getName());

    private final MessageChannel channel;
    private final UpperLayer layer;
    private final ServedPeer peer;
    private final StoreHandler handler;
    private final OperationsWindow window;

    Operations(
            MessageChannel channel, UpperLayer layer, ServedPeer peer, StoreHandler handler, OperationsWindow window) {
        this.channel = channel;
        this.layer = layer;
        this.peer = peer;
        this.handler = handler;
        this.window = window;
    }

    /** Reads the message that begins with {@code first}; it is answered now or, within the window, later. */
    void answer(Pdu.DataValue first) throws IOException {
        AcceptedContext context = channel.context(first);
        CommandSet command = channel.command(first);
        int field = command.number(CommandSet.COMMAND_FIELD).orElseThrow();
        OptionalInt messageId = command.number(CommandSet.MESSAGE_ID);
        if (field == DimseCommand.C_CANCEL_RQ) {
            // Whatever it wants to cancel has been answered already.
            return;
        }
        if ((field & DimseCommand.RESPONSE) != 0 || messageId.isEmpty()) {
            throw layer.refuse(
                    new ProtocolFault(AbortReason.UNEXPECTED_PARAMETER, "Command %04X is no request".formatted(field)));
        }
        DataSetInput dataSet = channel.dataSet(context);
        OperationsWindow.Performance performance =
                () -> channel.send(context, perform(context, command, dataSet, messageId.getAsInt()));
        if (command.announcesDataSet()) {
            window.perform(dataSet, performance);
        } else {
            performance.perform();
        }
    }

    /** Waits until everything is answered. */
    void settle() {
        window.settle();
    }

    private CommandSet perform(AcceptedContext context, CommandSet command, DataSetInput dataSet, int messageId)
            throws IOException {
        int field = command.number(CommandSet.COMMAND_FIELD).orElseThrow();
        DimseStatus status =
                switch (field) {
                    case DimseCommand.C_STORE_RQ -> store(context, command, dataSet);
                    case DimseCommand.C_ECHO_RQ -> echo(context);
                    default -> DimseStatus.UNRECOGNIZED_OPERATION;
                };
        if (command.announcesDataSet()) {
            dataSet.drain();
        }
        return response(command, field, messageId, status);
    }

    private static DimseStatus echo(AcceptedContext context) {
        return isVerification(context) ? DimseStatus.SUCCESS : DimseStatus.SOP_CLASS_NOT_SUPPORTED;
    }

    private DimseStatus store(AcceptedContext context, CommandSet command, DataSetInput dataSet) throws IOException {
        String agreed = context.abstractSyntax().value();
        if (isVerification(context)
                || !command.text(CommandSet.AFFECTED_SOP_CLASS).equals(Optional.of(agreed))) {
            return DimseStatus.SOP_CLASS_NOT_SUPPORTED.withComment("Not the SOP class of the presentation context");
        }
        Optional<SopInstanceUid> instance =
                command.text(CommandSet.AFFECTED_SOP_INSTANCE).flatMap(Operations::sopInstance);
        if (instance.isEmpty()) {
            return DimseStatus.INVALID_SOP_INSTANCE;
        }
        if (!command.announcesDataSet()) {
            return DimseStatus.CANNOT_UNDERSTAND.withComment("C-STORE without a data set");
        }
        StoreRequest request = peer.request(context, instance.get());
        try {
            return handler.store(request, dataSet);
        } catch (IOException | RuntimeException e) {
            if (dataSet.isBroken()) {
                throw new IOException("Lost within " + request.sopInstance() + ": " + e.getMessage(), e);
            }
            String reference = UUID.randomUUID().toString().substring(0, 8);
            LOG.log(System.Logger.Level.WARNING, "Failure " + reference + " on " + request, e);
            return DimseStatus.PROCESSING_FAILURE.withComment("Processing failure, reference " + reference);
        }
    }

    private static CommandSet response(CommandSet request, int field, int messageId, DimseStatus status) {
        CommandSet response = CommandSet.of(field | DimseCommand.RESPONSE)
                .with(CommandSet.MESSAGE_ID_RESPONDED_TO, messageId)
                .with(CommandSet.DATA_SET_TYPE, CommandSet.NO_DATA_SET)
                .with(CommandSet.STATUS, status.code());
        Optional<String> sopClass =
                request.text(CommandSet.AFFECTED_SOP_CLASS).or(() -> request.text(CommandSet.REQUESTED_SOP_CLASS));
        if (sopClass.isPresent()) {
            response = response.withUid(CommandSet.AFFECTED_SOP_CLASS, sopClass.get());
        }
        Optional<String> instance = request.text(CommandSet.AFFECTED_SOP_INSTANCE)
                .or(() -> request.text(CommandSet.REQUESTED_SOP_INSTANCE));
        if (instance.isPresent()) {
            response = response.withUid(CommandSet.AFFECTED_SOP_INSTANCE, instance.get());
        }
        return status.comment().isEmpty() ? response : response.withComment(status.comment());
    }

    private static boolean isVerification(AcceptedContext context) {
        return context.abstractSyntax().equals(ServedSopClasses.VERIFICATION);
    }

    private static Optional<SopInstanceUid> sopInstance(String uid) {
        try {
            return Optional.of(new SopInstanceUid(uid));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
