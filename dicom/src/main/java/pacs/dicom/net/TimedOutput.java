package pacs.dicom.net;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A connection's output that cuts it when the peer does not take the bytes in time: sockets cannot do so. */
final class TimedOutput extends OutputStream {

    private final Transport transport;
    private final OutputStream out;
    private final Duration patience;

    TimedOutput(Transport transport, Duration patience) throws IOException {
        this.transport = transport;
        this.out = transport.socket().getOutputStream();
        this.patience = patience;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        timed(() -> out.write(buffer, offset, length));
    }

    /** Tells the peer that nothing more comes. */
    void end() throws IOException {
        timed(() -> transport.socket().shutdownOutput());
    }

    private void timed(Sending sending) throws IOException {
        try (Deadline deadline = new Deadline(transport.raw(), patience)) {
            try {
                sending.send();
            } catch (IOException e) {
                if (deadline.isExpired()) {
                    throw (IOException)
                            new SocketTimeoutException("The peer took nothing for " + patience).initCause(e);
                }
                throw e;
            }
        }
    }

    @FunctionalInterface
    private interface Sending {
        void send() throws IOException;
    }
}
