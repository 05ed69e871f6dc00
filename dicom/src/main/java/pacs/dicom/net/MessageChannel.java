package pacs.dicom.net;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** DIMSE messages as data values of an established association (PS3.7 6.3, PS3.8 E.2). */
final class MessageChannel {

    /** Counted for each fragment, so that empty ones come to an end, too. */
    private static final int VALUE_HEAD = 6;

    private static final int WHOLE_FRAGMENTS = Integer.MAX_VALUE;

    private final UpperLayer layer;
    private final Map<Integer, AcceptedContext> contexts;

    MessageChannel(UpperLayer layer, Map<Integer, AcceptedContext> contexts) {
        this.layer = layer;
        this.contexts = Map.copyOf(contexts);
    }

    /** The context a message came in. */
    AcceptedContext context(Pdu.DataValue value) throws IOException {
        return Optional.ofNullable(contexts.get(value.contextId()))
                .orElseThrow(() -> layer.refuse(ProtocolFault.invalid(
                        "Presentation context %d was not accepted".formatted(value.contextId()))));
    }

    /** Reads the rest of the command set that begins with {@code first}. */
    CommandSet command(Pdu.DataValue first) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[1024];
        Pdu.DataValue value = first;
        int spent = 0;
        while (true) {
            if (!value.command() || value.contextId() != first.contextId()) {
                throw layer.refuse(new ProtocolFault(
                        AbortReason.UNEXPECTED_PARAMETER, "Not the command set of context " + first.contextId()));
            }
            spent += VALUE_HEAD + value.length();
            if (spent > CommandSet.BUDGET) {
                throw layer.refuse(ProtocolFault.invalid("Command set over %d bytes".formatted(CommandSet.BUDGET)));
            }
            int read;
            while ((read = layer.read(buffer, 0, buffer.length)) >= 0) {
                bytes.write(buffer, 0, read);
            }
            if (value.last()) {
                return parsed(bytes.toByteArray());
            }
            value = nextValue();
        }
    }

    /** The data set that follows a command set, as a stream that ends with it. */
    DataSetInput dataSet(AcceptedContext context) {
        return new DataSetInput(this, layer, context.id());
    }

    /** The next data value; whatever else comes within a message breaks the protocol. */
    Pdu.DataValue nextValue() throws IOException {
        Pdu pdu = layer.receive();
        if (pdu instanceof Pdu.DataValue value) {
            return value;
        }
        throw layer.refuse(
                new ProtocolFault(AbortReason.UNEXPECTED_PDU, pdu.getClass().getSimpleName() + " within a message"));
    }

    void send(AcceptedContext context, CommandSet command) throws IOException {
        byte[] bytes = command.encode();
        layer.send(context.id(), true, new ByteArrayInputStream(bytes), bytes.length);
    }

    void send(AcceptedContext context, InputStream dataSet) throws IOException {
        layer.send(context.id(), false, dataSet, WHOLE_FRAGMENTS);
    }

    private CommandSet parsed(byte[] bytes) throws IOException {
        try {
            CommandSet command = CommandSet.parse(bytes);
            if (command.number(CommandSet.COMMAND_FIELD).isEmpty()
                    || command.number(CommandSet.DATA_SET_TYPE).isEmpty()) {
                throw ProtocolFault.invalid("Command set without Command Field or Command Data Set Type");
            }
            return command;
        } catch (ProtocolFault e) {
            throw layer.refuse(e);
        }
    }
}
