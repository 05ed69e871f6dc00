package pacs.dicom.net;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.TransferSyntax;

/** A peer with no manners: says what a test wants, whether the standard allows it or not. */
final class RawPeer implements AutoCloseable {

    static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";
    static final int VERIFICATION_CONTEXT = 1;
    static final int STORAGE_CONTEXT = 3;

    final Socket socket;
    private final PduReader reader;

    private RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        InputStream in = new BufferedInputStream(socket.getInputStream());
        this.reader = new PduReader(in, Integer.MAX_VALUE);
    }

    /** The other end of a connection, whoever made it. */
    static RawPeer of(Socket socket) throws IOException {
        return new RawPeer(socket);
    }

    /** Connects and says nothing. */
    static RawPeer connect(RunningServer server) throws IOException {
        return new RawPeer(server.connect());
    }

    /** Connects and associates for verification and secondary captures. */
    static RawPeer associate(RunningServer server) throws IOException {
        RawPeer peer = connect(server);
        peer.send(request());
        if (!(peer.receive() instanceof Pdu.AssociateAc)) {
            throw new AssertionError("Not accepted");
        }
        return peer;
    }

    static Pdu.AssociateRq request() {
        return request(List.of(
                new Pdu.ProposedContext(
                        VERIFICATION_CONTEXT,
                        ServedSopClasses.VERIFICATION.value(),
                        List.of(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid())),
                new Pdu.ProposedContext(
                        STORAGE_CONTEXT, SECONDARY_CAPTURE, List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid()))));
    }

    static Pdu.AssociateRq request(List<Pdu.ProposedContext> contexts) {
        return new Pdu.AssociateRq(
                1, "PACS", "MODALITY", Negotiation.APPLICATION_CONTEXT, contexts, UserInformation.ours(16384));
    }

    /** Asks for operations before the first is answered. */
    static Pdu.AssociateRq asynchronous(int outstanding) {
        Pdu.AssociateRq plain = request();
        return new Pdu.AssociateRq(
                1,
                plain.called(),
                plain.calling(),
                plain.applicationContext(),
                plain.contexts(),
                plain.user().withOutstanding(outstanding));
    }

    static CommandSet echo() {
        return CommandSet.of(DimseCommand.C_ECHO_RQ)
                .with(CommandSet.MESSAGE_ID, 1)
                .with(CommandSet.DATA_SET_TYPE, CommandSet.NO_DATA_SET)
                .withUid(CommandSet.AFFECTED_SOP_CLASS, ServedSopClasses.VERIFICATION.value());
    }

    static CommandSet store() {
        return store(7);
    }

    static CommandSet store(int messageId) {
        return CommandSet.of(DimseCommand.C_STORE_RQ)
                .with(CommandSet.MESSAGE_ID, messageId)
                .with(CommandSet.PRIORITY, 0)
                .with(CommandSet.DATA_SET_TYPE, 1)
                .withUid(CommandSet.AFFECTED_SOP_CLASS, new SopClass(SECONDARY_CAPTURE).value())
                .withUid(CommandSet.AFFECTED_SOP_INSTANCE, "1.2.3.4");
    }

    static byte[] data(int contextId, boolean command, boolean last, byte[] value) {
        ByteArrayOutputStream pdu = new ByteArrayOutputStream();
        pdu.writeBytes(PduEncoder.encode(new Pdu.DataValue(contextId, command, last, value.length)));
        pdu.writeBytes(value);
        return pdu.toByteArray();
    }

    void send(Pdu pdu) throws IOException {
        send(PduEncoder.encode(pdu));
    }

    void send(int contextId, CommandSet command) throws IOException {
        send(data(contextId, true, true, command.encode()));
    }

    void sendHex(String hex) throws IOException {
        send(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    Pdu receive() throws IOException {
        return reader.next();
    }

    /** @return the next PDU; empty when the connection has ended */
    Optional<Pdu> next() throws IOException {
        try {
            return Optional.of(receive());
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    /** Reads a response of one fragment. */
    CommandSet response() throws IOException {
        if (!(receive() instanceof Pdu.DataValue value)) {
            throw new AssertionError("No response");
        }
        byte[] bytes = new byte[value.length()];
        int length = 0;
        while (length < bytes.length) {
            length += reader.read(bytes, length, bytes.length - length);
        }
        return CommandSet.parse(bytes);
    }

    int status() throws IOException {
        return response().number(CommandSet.STATUS).orElseThrow();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
