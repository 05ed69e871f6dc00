package pacs.dicom.net;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One end of an association over one socket (PS3.8 9.2). Every PDU that comes or goes, and everything that breaks, is an
 * event looked up in the standard's {@link StateTable}; this class does what the action found there says. One thread at a
 * time receives; any thread may send, a whole message at a time.
 */
final class UpperLayer implements AutoCloseable {

    private static final int SMALLEST_MAX_PDU_LENGTH = 8;
    private static final int READ_AHEAD = 16 * 1024;

    /**
     * How long to wait for what.
     *
     * @param artim for the first PDU, and for the peer to close the connection at the end (PS3.8 9.1.4)
     * @param idle for a PDU, from its announcement to its end
     * @param write for the peer to take a PDU
     */
    record Patience(Duration artim, Duration idle, Duration write) {}

    private final Transport transport;
    private final boolean requestor;
    private final int longestSent;
    private final Patience patience;
    private final TimedInput waits;
    private final PduReader reader;
    private final TimedOutput out;
    private final ReentrantLock sending = new ReentrantLock();
    private volatile State state = State.STA1;
    private int sendLength = UserInformation.MAX_PDU_LENGTH_WHEN_SILENT;
    private volatile boolean interrupted;

    private UpperLayer(Transport transport, boolean requestor, int maxPduLength, Patience patience) throws IOException {
        this.transport = transport;
        this.requestor = requestor;
        this.longestSent = maxPduLength;
        this.patience = patience;
        transport.raw().setTcpNoDelay(true);
        this.waits = new TimedInput(transport);
        this.reader = new PduReader(new BufferedInputStream(waits, READ_AHEAD), maxPduLength);
        this.out = new TimedOutput(transport, patience.write());
    }

    /** The end that was connected to. */
    static UpperLayer acceptor(Transport transport, int maxPduLength, Patience patience) throws IOException {
        UpperLayer layer = new UpperLayer(transport, false, maxPduLength, patience);
        layer.step(Event.TRANSPORT_INDICATED);
        return layer;
    }

    /** The end that connected. */
    static UpperLayer requestor(Transport transport, int maxPduLength, Patience patience) throws IOException {
        UpperLayer layer = new UpperLayer(transport, true, maxPduLength, patience);
        layer.step(Event.ASSOCIATE_REQUEST);
        return layer;
    }

    /**
     * Waits for the next PDU the state allows.
     *
     * @throws AssociationAbortedException when the peer aborted
     * @throws IOException when the association is over for another reason; the peer has been told where it can be
     */
    Pdu receive() throws IOException {
        Pdu pdu;
        waits.allow(state == State.STA2 ? patience.artim() : patience.idle());
        try {
            pdu = reader.next();
        } catch (IOException e) {
            throw end(e);
        }
        Action action = tryStep(Event.received(pdu))
                .orElseThrow(() -> new IOException("The association was ended while a PDU came"));
        return switch (action) {
            case AE_3, AE_6, DT_2, AR_2, AR_6, AR_8, AR_10 -> agreed(pdu);
            case AE_4, AR_3 -> {
                transport.close();
                yield pdu;
            }
            case AA_2, AA_3 -> {
                transport.close();
                throw aborted(pdu);
            }
            case AA_1, AA_8 -> {
                ProtocolFault fault = new ProtocolFault(
                        AbortReason.UNEXPECTED_PDU,
                        "Unexpected " + pdu.getClass().getSimpleName());
                sendAbort(action, fault.reason());
                throw fault;
            }
            case AA_6, AA_7 -> throw new IOException("The association was aborted while a PDU came");
            default -> throw new AssertionError("No PDU leads to " + action);
        };
    }

    private static IOException aborted(Pdu pdu) {
        if (pdu instanceof Pdu.Abort(int source, int reason)) {
            return new AssociationAbortedException(source, reason);
        }
        throw new AssertionError("Only an abort ends an association so, not " + pdu.getClass());
    }

    /** Reads bytes of the data value received last; see {@link PduReader#read}. */
    int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return reader.read(buffer, offset, length);
        } catch (IOException e) {
            throw end(e);
        }
    }

    /** Sends a PDU without data. */
    void send(Pdu pdu) throws IOException {
        sending.lock();
        try {
            wish(pdu);
            write(PduEncoder.encode(pdu), 0);
            agreed(pdu);
        } finally {
            sending.unlock();
        }
    }

    /**
     * Sends a command set or data set to its end, in fragments as long as the peer takes them.
     *
     * @param most how many bytes one fragment needs to carry, so that small messages need small buffers
     */
    void send(int contextId, boolean command, InputStream bytes, int most) throws IOException {
        sending.lock();
        try {
            sendFragments(contextId, command, bytes, most);
        } finally {
            sending.unlock();
        }
    }

    private void sendFragments(int contextId, boolean command, InputStream bytes, int most) throws IOException {
        int room = Math.min((sendLength - 6) & ~1, most);
        byte[] pdu = new byte[PduEncoder.DATA_HEAD + room];
        int ahead = bytes.read();
        boolean last;
        do {
            int length = 0;
            if (ahead >= 0) {
                pdu[PduEncoder.DATA_HEAD] = (byte) ahead;
                length = 1 + bytes.readNBytes(pdu, PduEncoder.DATA_HEAD + 1, room - 1);
                ahead = bytes.read();
            }
            last = ahead < 0;
            Pdu.DataValue value = new Pdu.DataValue(contextId, command, last, length);
            wish(value);
            System.arraycopy(PduEncoder.encode(value), 0, pdu, 0, PduEncoder.DATA_HEAD);
            write(pdu, room - length);
        } while (!last);
    }

    boolean isEstablished() {
        return state == State.STA6;
    }

    /** Ends the association for what the peer sent. Returns the fault, to be thrown. */
    IOException refuse(ProtocolFault fault) {
        return end(fault);
    }

    /** Aborts unless the association is over already. */
    void abort() {
        tryStep(Event.ABORT_REQUEST).ifPresent(action -> sendAbort(action, AbortReason.NOT_SPECIFIED));
    }

    /** Makes a thread that waits in {@link #receive} abort; for a server that stops. */
    void interrupt() throws IOException {
        interrupted = true;
        transport.raw().shutdownInput();
    }

    /** Aborts what is not over, gives the peer time to read the last PDU, and closes the connection. */
    @Override
    public void close() {
        abort();
        if (state == State.STA13) {
            tryStep(awaitClosing());
        }
        transport.close();
    }

    /**
     * Passes over whatever still comes (AA-6; nothing is worth another A-ABORT). Bytes left unread would make the
     * operating system reset the connection, and the peer lose our last PDU.
     */
    private Event awaitClosing() {
        long deadline = System.nanoTime() + patience.artim().toNanos();
        byte[] ignored = new byte[8192];
        try {
            out.end();
            while (System.nanoTime() < deadline) {
                waits.allow(Duration.ofNanos(deadline - System.nanoTime()));
                if (waits.read(ignored, 0, ignored.length) < 0) {
                    return Event.TRANSPORT_CLOSED;
                }
            }
            return Event.ARTIM_EXPIRED;
        } catch (SocketTimeoutException e) {
            return Event.ARTIM_EXPIRED;
        } catch (IOException e) {
            return Event.TRANSPORT_CLOSED;
        }
    }

    /** Tells the peer, if there is one to tell, why the association ends. */
    private IOException end(IOException cause) {
        Event event =
                switch (cause) {
                    case ProtocolFault _ -> Event.INVALID_PDU;
                    case SocketTimeoutException _ when state == State.STA2 -> Event.ARTIM_EXPIRED;
                    case SocketTimeoutException _ -> Event.ABORT_REQUEST;
                    case IOException _ when interrupted && state != State.STA2 -> Event.ABORT_REQUEST;
                    default -> Event.TRANSPORT_CLOSED;
                };
        Optional<Action> action = tryStep(event);
        if (action.isPresent()) {
            if (action.get().next(requestor) == State.STA13) {
                sendAbort(
                        action.get(),
                        cause instanceof ProtocolFault fault ? fault.reason() : AbortReason.NOT_SPECIFIED);
            } else {
                transport.close();
            }
        }
        return cause;
    }

    /** AA-1 speaks as the service user, whose aborts give no reason (PS3.8 9.3.8). */
    private void sendAbort(Action action, AbortReason reason) {
        Pdu.Abort abort = action == Action.AA_1 ? new Pdu.Abort(0, 0) : new Pdu.Abort(2, reason.code);
        sending.lock();
        try {
            out.write(PduEncoder.encode(abort));
        } catch (IOException e) {
            cut();
        } finally {
            sending.unlock();
        }
    }

    private void write(byte[] pdu, int unused) throws IOException {
        try {
            out.write(pdu, 0, pdu.length - unused);
        } catch (IOException e) {
            throw end(e);
        }
    }

    /** Association PDUs tell how long a P-DATA-TF the other end takes. */
    private Pdu agreed(Pdu pdu) throws IOException {
        Optional<UserInformation> theirs =
                switch (pdu) {
                    case Pdu.AssociateRq request when !requestor -> Optional.of(request.user());
                    case Pdu.AssociateAc acceptance when requestor -> Optional.of(acceptance.user());
                    default -> Optional.empty();
                };
        if (theirs.isPresent()) {
            int length = theirs.get().maxPduLength();
            if (length != 0 && length < SMALLEST_MAX_PDU_LENGTH) {
                throw refuse(ProtocolFault.invalid("No message fits into PDUs of %d bytes".formatted(length)));
            }
            sendLength = length == 0 ? longestSent : Math.min(length, longestSent);
        }
        return pdu;
    }

    private void wish(Pdu pdu) throws IOException {
        Event event = Event.wished(pdu);
        if (tryStep(event).isEmpty()) {
            throw new IOException("The association is over or not yet there: " + event + " in " + state);
        }
    }

    private Action step(Event event) {
        return tryStep(event)
                .orElseThrow(() -> new AssertionError("PS3.8 table 9-10 has no " + event + " in " + state));
    }

    private synchronized Optional<Action> tryStep(Event event) {
        Optional<Action> action = StateTable.action(state, event);
        action.ifPresent(found -> state = found.next(requestor));
        return action;
    }

    /** Closes the connection without a word. */
    void cut() {
        Transport.closeQuietly(transport.raw());
    }
}
